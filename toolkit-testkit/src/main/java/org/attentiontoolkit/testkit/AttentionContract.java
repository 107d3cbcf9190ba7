package org.attentiontoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.AttentionOutput;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.check.GradientCheck;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.Pairs;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Attention} promises. The test of an attention extends this class (that of a
 * score {@link ScoreContract}) and says how to make one:
 *
 * <pre>{@code
 * final class MultiHeadAttentionTest extends AttentionContract {
 *   @Override
 *   protected AttentionFactory attention() {
 *     return (slot, scope) -> new MultiHeadAttention(CONFIG, PlainPooling.CONFIG, slot, scope);
 *   }
 * }
 * }</pre>
 */
public abstract class AttentionContract {
  /** In how many directions each parameter is moved to compare its gradient with differences. */
  private static final int DIRECTIONS = 2;

  private static final Segments QUERIES = AttentionSetup.QUERIES;
  private static final Segments KEYS = AttentionSetup.KEYS;

  /** Makes the attention to test. */
  protected abstract AttentionFactory attention();

  /** Where it is put; by default everything is 6 wide, so that attentions without weights fit. */
  protected AttentionSlot slot() {
    return new AttentionSlot(SlotRole.DECODER, 6, 6, OptionalInt.of(6));
  }

  /** Whether contexts are made of weights on the memory's states. */
  protected boolean hasWeights() {
    return true;
  }

  /** Whether the weights of a query that sees something sum to one. */
  protected boolean weightsSumToOne() {
    return true;
  }

  /** Whether weights may be negative. */
  protected boolean weightsMayBeNegative() {
    return false;
  }

  @Test
  void contextsHaveTheShapeThatTheAttentionPromises() {
    AttentionSetup setup = setup(EngineOptions.defaults());
    try (Tape tape = setup.engine().inference()) {
      AttentionOutput attended = setup.attend(tape, Visibility.FULL);
      assertThat(attended.context().rows()).isEqualTo(QUERIES.rows());
      assertThat(attended.context().columns()).isEqualTo(setup.attention().contextWidth());
      assertThat(attended.weights().isPresent()).isEqualTo(hasWeights());
    }
  }

  /** In every bit, with each kernel set and number of threads. */
  @Test
  void aBatchEqualsItsSequencesOneByOne() {
    EngineVariants.ALL.forEach(options -> aBatchEqualsItsSequences(setup(options)));
  }

  private static void aBatchEqualsItsSequences(AttentionSetup setup) {
    try (Tape tape = setup.engine().inference()) {
      float[] together = setup.attend(tape, Visibility.FULL).context().data().toFloats();
      for (int b = 0; b < QUERIES.count(); b++) {
        AttentionOutput alone =
            setup.attend(
                tape,
                RandomBatches.only(tape, setup.queries(), b),
                RandomBatches.only(tape, setup.memory(), b),
                Visibility.FULL);
        int width = setup.attention().contextWidth();
        float[] part =
            Arrays.copyOfRange(together, QUERIES.start(b) * width, QUERIES.end(b) * width);
        assertThat(alone.context().data().toFloats())
            .as("contexts of sequence %d", b)
            .containsExactly(part);
      }
    }
  }

  @Test
  void weightsSumToOneOverWhatIsVisibleAndAreZeroElsewhere() {
    AttentionSetup setup = setup(EngineOptions.defaults());
    for (Visibility visibility :
        new Visibility[] {
          Visibility.FULL, Visibility.CAUSAL, Visibility.of((b, i, j) -> (b + i + j) % 2 == 0)
        }) {
      try (Tape tape = setup.engine().inference()) {
        setup.attend(tape, visibility).weights().ifPresent(w -> checkWeights(w, visibility));
      }
    }
  }

  @Test
  void whatIsNotVisibleDoesNotMatter() {
    AttentionSetup setup = setup(EngineOptions.defaults());
    if (!hasWeights()) {
      return;
    }
    Visibility firstOnly = Visibility.of((b, i, j) -> j == 0);
    try (Tape tape = setup.engine().inference()) {
      float[] before = setup.attend(tape, firstOnly).context().data().toFloats();
      for (int b = 0; b < KEYS.count(); b++) {
        for (int i = (KEYS.start(b) + 1) * 6; i < KEYS.end(b) * 6; i++) {
          setup.states().data().set(i, 100 + i);
        }
      }
      assertThat(setup.attend(tape, firstOnly).context().data().toFloats()).containsExactly(before);
    }
  }

  @Test
  void theSameTwiceGivesTheSameBits() {
    AttentionSetup setup = setup(EngineOptions.defaults());
    try (Tape first = setup.engine().inference();
        Tape second = setup.engine().inference()) {
      assertThat(setup.attend(first, Visibility.FULL).context().data().toFloats())
          .containsExactly(setup.attend(second, Visibility.FULL).context().data().toFloats());
    }
  }

  /** In every bit, whatever has been reordered and repeated between. */
  @Test
  void aMemoryThatGrewEqualsTheWhole() {
    for (EngineOptions options : EngineVariants.ALL) {
      AttentionSetup setup = setup(options);
      try (Tape tape = setup.engine().inference()) {
        Memory whole = setup.memory();
        float[] expected = setup.attend(tape, Visibility.CAUSAL).context().data().toFloats();
        Attention.Prepared grown =
            setup
                .attention()
                .prepare(
                    tape,
                    new Memory(
                        RandomBatches.part(tape, whole.states(), 1, true),
                        whole.summary(),
                        Optional.empty()));
        Packed rest = RandomBatches.part(tape, whole.states(), 1, false);
        for (int i = 0; i < KEYS.maxLength(); i++) {
          Attention.Prepared turned = setup.attention().select(tape, grown, new int[] {3, 2, 1, 0});
          grown = setup.attention().select(tape, turned, new int[] {3, 2, 1, 0});
          Packed next = RandomBatches.part(tape, rest, 1, true);
          setup.attention().extend(tape, grown, next);
          grown = setup.attention().extend(tape, grown, next);
          rest = RandomBatches.part(tape, rest, 1, false);
        }
        assertThat(setup.attend(tape, setup.queries(), grown, Visibility.CAUSAL))
            .containsExactly(expected);
      }
    }
  }

  @Test
  void gradientsFlowThroughAMemoryThatGrew() {
    AttentionSetup setup = setup(EngineOptions.doublePrecision());
    if (setup.attention().contextWidth() > 0) {
      GradientCheck.of(setup.engine(), setup.parameters())
          .inDirections(DIRECTIONS, 7)
          .check(tape -> {
            Memory whole = setup.memory();
            Packed first = RandomBatches.part(tape, whole.states(), 2, true);
            Attention.Prepared grown =
                setup
                    .attention()
                    .extend(
                        tape,
                        setup
                            .attention()
                            .prepare(tape, new Memory(first, whole.summary(), Optional.empty())),
                        RandomBatches.part(tape, whole.states(), 2, false));
            return Losses.of(
                tape,
                setup
                    .attention()
                    .attend(
                        tape, setup.queries(), grown, Visibility.FULL, Attention.Weights.UNWANTED)
                    .context());
          });
    }
  }

  /**
   * But for rounding, as weights are computed another way: a picture of an attention shows what it
   * did.
   */
  @Test
  void askingForWeightsChangesNoContext() {
    AttentionSetup setup = setup(EngineOptions.defaults());
    for (Visibility visibility : new Visibility[] {Visibility.FULL, Visibility.CAUSAL}) {
      try (Tape tape = setup.engine().inference()) {
        Attention.Prepared prepared = setup.attention().prepare(tape, setup.memory());
        assertThat(setup.attend(tape, setup.queries(), prepared, visibility))
            .containsExactly(setup.attend(tape, visibility).context().data().toFloats());
      }
    }
  }

  @Test
  void gradientsEqualFiniteDifferences() {
    for (Visibility visibility : new Visibility[] {Visibility.FULL, Visibility.CAUSAL}) {
      AttentionSetup setup = setup(EngineOptions.doublePrecision());
      if (setup.attention().contextWidth() > 0) {
        GradientCheck.of(setup.engine(), setup.parameters())
            .inDirections(DIRECTIONS, 7)
            .check(tape -> Losses.of(tape, setup.attend(tape, visibility).context()));
      }
    }
  }

  @Test
  void everyParameterGetsAGradient() {
    AttentionSetup setup = setup(EngineOptions.doublePrecision());
    if (setup.attention().contextWidth() == 0) {
      return;
    }
    try (Tape tape = setup.engine().differentiating()) {
      tape.backward(
          Losses.of(tape, setup.attend(tape, Visibility.FULL).context()), setup.parameters());
    }
    for (Parameter parameter : setup.parameters().all()) {
      if (parameter.name().startsWith("attention.") && !hasNoEffect(parameter.name())) {
        assertThat(Arrays.stream(parameter.gradient().toDoubles()).anyMatch(g -> g != 0))
            .as("gradient of %s", parameter.name())
            .isTrue();
      }
    }
  }

  @Test
  void frozenParametersLeaveTheGradientsOfTheOthersAsTheyAre() {
    if (setup(EngineOptions.doublePrecision()).attention().contextWidth() == 0) {
      return;
    }
    Freezing.leavesTheOthersAlone(before -> {
      AttentionSetup setup = setup(EngineOptions.doublePrecision(), before);
      return new Freezing.Trial(
          setup.engine(),
          setup.parameters(),
          tape -> Losses.of(tape, setup.attend(tape, Visibility.FULL).context()));
    });
  }

  /**
   * Whether a parameter has no effect by construction: a bias on the keys of a dot product shifts
   * all scores of a query alike, which softmax takes out.
   */
  protected boolean hasNoEffect(String parameterName) {
    return false;
  }

  private void checkWeights(Pairs weights, Visibility visibility) {
    PairLayout layout = weights.layout();
    for (int b = 0; b < QUERIES.count(); b++) {
      for (int h = 0; h < layout.heads(); h++) {
        for (int i = 0; i < QUERIES.length(b); i++) {
          double sum = 0;
          boolean seesAny = false;
          for (int j = 0; j < KEYS.length(b); j++) {
            double weight = weights.values().data().get(layout.row(b, h, i) + j);
            boolean sees = visibility.sees(b, i, j, QUERIES.length(b), KEYS.length(b));
            seesAny |= sees;
            sum += weight;
            if (!weightsMayBeNegative()) {
              assertThat(weight).as("a weight").isNotNegative();
            }
            if (!sees) {
              assertThat(weight).as("weight of an invisible state").isZero();
            }
          }
          if (weightsSumToOne() || !seesAny) {
            assertThat(sum).isCloseTo(seesAny ? 1 : 0, within(Rounding.REORDERED));
          }
        }
      }
    }
  }

  private AttentionSetup setup(EngineOptions options) {
    return setup(options, declared -> {});
  }

  private AttentionSetup setup(EngineOptions options, Consumer<Parameters> beforeAllocation) {
    return AttentionSetup.of(options, slot(), attention(), beforeAllocation);
  }
}
