package org.attentiontoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Consumer;
import org.attentiontoolkit.api.model.Encoder;
import org.attentiontoolkit.api.model.EncoderFactory;
import org.attentiontoolkit.api.model.Memory;
import org.attentiontoolkit.api.model.SourceSpec;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.check.GradientCheck;
import org.junit.jupiter.api.Test;

/** What every {@link Encoder} of tokens promises. The test of an encoder extends this class. */
public abstract class EncoderContract {
  private static final int VOCABULARY = 7;

  /** Values of each parameter whose gradient is compared with finite differences. */
  private static final int SAMPLED = 6;

  private static final Tokens TOKENS = RandomBatches.tokens(VOCABULARY, 5, 3, 1, 5, 3);

  /** Makes the encoder to test, without dropout. */
  protected abstract EncoderFactory encoder();

  @Test
  void theMemoryHasTheShapeThatTheEncoderPromises() {
    Setup setup = new Setup(EngineOptions.defaults());
    try (Tape tape = setup.engine.inference()) {
      Memory memory = setup.encoder.encode(tape, TOKENS);
      assertThat(memory.states().segments()).isEqualTo(TOKENS.segments());
      assertThat(memory.states().width()).isEqualTo(setup.encoder.width());
      assertThat(memory.summary().rows()).isEqualTo(TOKENS.count());
      assertThat(memory.summary().columns()).isEqualTo(setup.encoder.summaryWidth());
    }
  }

  /** In every bit, with each kernel set and number of threads. */
  @Test
  void aBatchEqualsItsSequencesOneByOne() {
    Engines.ALL.forEach(options -> aBatchEqualsItsSequences(new Setup(options)));
  }

  private static void aBatchEqualsItsSequences(Setup setup) {
    try (Tape tape = setup.engine.inference()) {
      Memory together = setup.encoder.encode(tape, TOKENS);
      for (int b = 0; b < TOKENS.count(); b++) {
        Memory alone = setup.encoder.encode(tape, RandomBatches.only(TOKENS, b));
        Memory part = RandomBatches.only(tape, together, b);
        assertSame("states of sequence " + b, alone.states().values(), part.states().values());
        assertSame("summary of sequence " + b, alone.summary(), part.summary());
      }
    }
  }

  @Test
  void gradientsEqualFiniteDifferences() {
    Setup setup = new Setup(EngineOptions.doublePrecision());
    GradientCheck.of(setup.engine, setup.parameters)
        .sampled(SAMPLED, 7)
        .check(tape -> {
          Memory memory = setup.encoder.encode(tape, TOKENS);
          return Losses.of(tape, memory.states().values(), memory.summary());
        });
  }

  @Test
  void everyParameterGetsAGradient() {
    Setup setup = new Setup(EngineOptions.doublePrecision());
    try (Tape tape = setup.engine.differentiating()) {
      Memory memory = setup.encoder.encode(tape, TOKENS);
      tape.backward(Losses.of(tape, memory.states().values(), memory.summary()), setup.parameters);
    }
    for (Parameter parameter : setup.parameters.all()) {
      assertThat(Arrays.stream(parameter.gradient().toDoubles()).anyMatch(g -> g != 0))
          .as("gradient of %s", parameter.name())
          .isTrue();
    }
  }

  @Test
  void frozenParametersLeaveTheGradientsOfTheOthersAsTheyAre() {
    Freezing.leavesTheOthersAlone(before -> {
      Setup setup = new Setup(EngineOptions.doublePrecision(), before);
      return new Freezing.Trial(
          setup.engine,
          setup.parameters,
          tape -> {
            Memory memory = setup.encoder.encode(tape, TOKENS);
            return Losses.of(tape, memory.states().values(), memory.summary());
          });
    });
  }

  private static void assertSame(String what, Tensor actual, Tensor expected) {
    assertThat(actual.data().toFloats()).as(what).containsExactly(expected.data().toFloats());
  }

  private final class Setup {
    private final Engine engine;
    private final Parameters parameters = new Parameters();
    private final Encoder encoder;

    Setup(EngineOptions options) {
      this(options, declared -> {});
    }

    Setup(EngineOptions options, Consumer<Parameters> beforeAllocation) {
      engine = Engine.create(options);
      encoder =
          encoder()
              .create(new SourceSpec.TokenSource(VOCABULARY), parameters.root().child("encoder"));
      beforeAllocation.accept(parameters);
      parameters.allocate(engine, 3);
    }
  }
}
