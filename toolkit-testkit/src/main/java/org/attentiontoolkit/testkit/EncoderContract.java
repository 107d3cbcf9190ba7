package org.attentiontoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.model.Encoded;
import org.attentiontoolkit.api.model.Encoder;
import org.attentiontoolkit.api.model.Source;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.check.GradientCheck;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Encoder} promises. The test of an encoder of tokens extends {@link
 * TokenEncoderContract}, of vectors {@link FeatureEncoderContract}; that of others extends this
 * class.
 *
 * @param <S> what it reads
 */
public abstract class EncoderContract<S extends Source> {

  /** In how many directions each parameter is moved to compare its gradient with differences. */
  private static final int DIRECTIONS = 2;

  /** Makes the encoder to test, without dropout. */
  protected abstract Encoder<S> encoder(ParameterScope scope);

  /** A batch of several sources of different lengths. */
  protected abstract S batch(Tape tape);

  /** How many states the memory has for each source of the batch. */
  protected abstract Segments segments();

  /** One source of a batch, alone. */
  protected abstract S only(Tape tape, S batch, int b);

  @Test
  void theMemoryHasTheShapeThatTheEncoderPromises() {
    Setup setup = new Setup(EngineOptions.defaults());
    try (Tape tape = setup.engine.inference()) {
      Memory memory = setup.encode(tape);
      assertThat(memory.states().segments()).isEqualTo(segments());
      assertThat(memory.states().width()).isEqualTo(setup.encoder.width());
      assertThat(memory.summary().map(Tensor::rows).stream().mapToInt(rows -> rows).findFirst())
          .isEqualTo(
              setup.encoder.summaryWidth().isPresent()
                  ? OptionalInt.of(segments().count())
                  : OptionalInt.empty());
      assertThat(memory.summary().map(Tensor::columns).stream().mapToInt(w -> w).findFirst())
          .isEqualTo(setup.encoder.summaryWidth());
    }
  }

  /** In every bit, with each kernel set and number of threads. */
  @Test
  void aBatchEqualsItsSequencesOneByOne() {
    EngineVariants.ALL.forEach(options -> aBatchEqualsItsSequences(new Setup(options)));
  }

  private void aBatchEqualsItsSequences(Setup setup) {
    try (Tape tape = setup.engine.inference()) {
      S batch = batch(tape);
      Memory together = setup.encoder.encode(tape, batch);
      for (int b = 0; b < batch.count(); b++) {
        Memory alone = setup.encoder.encode(tape, only(tape, batch, b));
        Memory part = RandomBatches.only(tape, together, b);
        assertSame("states of sequence " + b, alone.states().values(), part.states().values());
        assertThat(alone.summary().map(summary -> summary.data().toFloats()))
            .as("summary of sequence %d", b)
            .usingRecursiveComparison()
            .isEqualTo(part.summary().map(summary -> summary.data().toFloats()));
      }
    }
  }

  /** Weights are of the states of each source, and asking for them changes nothing. */
  @Test
  void lookingGivesTheSameMemory() {
    Setup setup = new Setup(EngineOptions.doublePrecision());
    try (Tape tape = setup.engine.inference()) {
      Memory memory = setup.encode(tape);
      Encoded looked = setup.encoder.look(tape, batch(tape));
      assertThat(looked.memory().states().values().data().toDoubles())
          .containsExactly(memory.states().values().data().toDoubles(), within(Rounding.REORDERED));
      looked
          .weights()
          .values()
          .forEach(w -> {
            assertThat(w.layout().queries()).isEqualTo(segments());
            assertThat(w.layout().keys()).isEqualTo(segments());
          });
    }
  }

  @Test
  void gradientsEqualFiniteDifferences() {
    Setup setup = new Setup(EngineOptions.doublePrecision());
    GradientCheck.of(setup.engine, setup.parameters).inDirections(DIRECTIONS, 7).check(setup::loss);
  }

  @Test
  void everyParameterGetsAGradient() {
    Setup setup = new Setup(EngineOptions.doublePrecision());
    try (Tape tape = setup.engine.differentiating()) {
      tape.backward(setup.loss(tape), setup.parameters);
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
      return new Freezing.Trial(setup.engine, setup.parameters, setup::loss);
    });
  }

  private static void assertSame(String what, Tensor actual, Tensor expected) {
    assertThat(actual.data().toFloats()).as(what).containsExactly(expected.data().toFloats());
  }

  private final class Setup {
    private final Engine engine;
    private final Parameters parameters = new Parameters();
    private final Encoder<S> encoder;

    Setup(EngineOptions options) {
      this(options, declared -> {});
    }

    Setup(EngineOptions options, Consumer<Parameters> beforeAllocation) {
      engine = Engine.create(options);
      encoder = encoder(parameters.root().child("encoder"));
      beforeAllocation.accept(parameters);
      parameters.allocate(engine, 3);
    }

    Memory encode(Tape tape) {
      return encoder.encode(tape, batch(tape));
    }

    Tensor loss(Tape tape) {
      Memory memory = encode(tape);
      Tensor states = memory.states().values();
      return memory
          .summary()
          .map(summary -> Losses.of(tape, states, summary))
          .orElseGet(() -> Losses.of(tape, states));
    }
  }
}
