package org.attentiontoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.model.Decoded;
import org.attentiontoolkit.api.model.Decoder;
import org.attentiontoolkit.api.model.DecoderFactory;
import org.attentiontoolkit.api.model.DecoderSlot;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.api.model.DecoderStep;
import org.attentiontoolkit.api.model.Pointer;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.check.GradientCheck;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.junit.jupiter.api.Test;

/** What every {@link Decoder} promises. The test of a decoder extends this class. */
public abstract class DecoderContract {
  private static final int VOCABULARY = 7;

  /** In how many directions each parameter is moved to compare its gradient with differences. */
  private static final int DIRECTIONS = 2;

  private static final int WIDTH = 6;
  private static final Tokens INPUTS = RandomBatches.tokens(VOCABULARY, 9, 3, 5, 1, 4);
  private static final Segments KEYS = Segments.ofLengths(4, 1, 2, 5);

  /** Makes the decoder to test, without dropout. */
  protected abstract DecoderFactory decoder();

  /** Makes the attention to test it with. */
  protected abstract AttentionFactory attention();

  /** Whether it is tested without a source, as in a language model; it then has no attention. */
  protected boolean alone() {
    return false;
  }

  @Test
  void featuresHaveTheShapeThatTheDecoderPromises() {
    Setup setup = new Setup(EngineOptions.defaults());
    try (Tape tape = setup.engine.inference()) {
      Decoded decoded = setup.decode(tape);
      assertThat(decoded.features().rows()).isEqualTo(INPUTS.segments().rows());
      assertThat(decoded.features().columns()).isEqualTo(setup.decoder.width());
      decoded
          .weights()
          .values()
          .forEach(w -> {
            assertThat(w.layout().queries()).isEqualTo(INPUTS.segments());
            assertThat(w.layout().keys()).isEqualTo(KEYS);
          });
      decoded
          .before()
          .values()
          .forEach(w -> {
            assertThat(w.layout().queries()).isEqualTo(INPUTS.segments());
            assertThat(w.layout().keys()).isEqualTo(INPUTS.segments());
          });
    }
  }

  /** In every bit, with each kernel set and number of threads. */
  @Test
  void aBatchEqualsItsSequencesOneByOne() {
    EngineVariants.ALL.forEach(options -> aBatchEqualsItsSequences(new Setup(options)));
  }

  private void aBatchEqualsItsSequences(Setup setup) {
    try (Tape tape = setup.engine.inference()) {
      Decoded all = setup.decode(tape);
      float[] together = all.features().data().toFloats();
      for (int b = 0; b < INPUTS.count(); b++) {
        Decoded alone =
            setup.decoder.decode(
                tape,
                setup.memory(tape, b),
                RandomBatches.only(INPUTS, b),
                Attention.Weights.UNWANTED);
        assertThat(alone.features().data().toFloats())
            .as("features of sequence %d", b)
            .containsExactly(rows(together, b));
        int sequence = b;
        all.pointer()
            .ifPresent(pointer ->
                assertThat(alone.pointer().orElseThrow().asked().data().toFloats())
                    .as("what is asked of sequence %d", sequence)
                    .containsExactly(rows(pointer.asked().data().toFloats(), sequence)));
      }
    }
  }

  /** In every bit: no token is predicted by what comes after it. */
  @Test
  void aLaterTokenChangesNoEarlierFeatures() {
    Setup setup = new Setup(EngineOptions.defaults());
    try (Tape tape = setup.engine.inference()) {
      float[] before = setup.decode(tape).features().data().toFloats();
      int[] ids = INPUTS.ids().clone();
      for (int b = 0; b < INPUTS.count(); b++) {
        int last = INPUTS.segments().end(b) - 1;
        ids[last] = (ids[last] + 1) % VOCABULARY;
      }
      Tokens changed = new Tokens(ids, INPUTS.segments());
      float[] after =
          setup
              .decoder
              .decode(tape, setup.memory(tape), changed, Attention.Weights.UNWANTED)
              .features()
              .data()
              .toFloats();
      int width = setup.decoder.width();
      for (int b = 0; b < INPUTS.count(); b++) {
        float[] was = rows(before, b);
        float[] is = rows(after, b);
        int earlier = was.length - width;
        assertThat(Arrays.copyOf(is, earlier)).containsExactly(Arrays.copyOf(was, earlier));
        assertThat(is).as("sequence %d", b).isNotEqualTo(was);
      }
    }
  }

  @Test
  void stepByStepEqualsAllAtOnce() {
    Setup setup = new Setup(EngineOptions.defaults());
    try (Tape tape = setup.engine.inference()) {
      Decoded whole = setup.decode(tape);
      float[] together = whole.features().data().toFloats();
      int width = setup.decoder.width();
      DecoderState state = setup.decoder.start(tape, setup.memory(tape));
      for (int t = 0; t < INPUTS.segments().maxLength(); t++) {
        int position = t;
        int[] before = state.sources();
        int[] keep =
            IntStream.range(0, before.length)
                .filter(i -> INPUTS.segments().length(before[i]) > position)
                .toArray();
        DecoderState kept = state.select(tape, keep);
        int[] sources = kept.sources();
        int[] tokens =
            Arrays.stream(sources)
                .map(b -> INPUTS.ids()[INPUTS.segments().start(b) + position])
                .toArray();
        DecoderStep step = setup.decoder.step(tape, kept, tokens, Attention.Weights.WANTED);
        float[] features = step.features().data().toFloats();
        whole.pointer().ifPresent(all -> checkPointer(step, sources, position, all));
        for (int i = 0; i < sources.length; i++) {
          int row = INPUTS.segments().start(sources[i]) + t;
          assertThat(Arrays.copyOfRange(features, i * width, (i + 1) * width))
              .as("features of sequence %d at position %d", sources[i], t)
              .containsExactly(
                  Arrays.copyOfRange(together, row * width, (row + 1) * width),
                  within((float) Rounding.REORDERED));
        }
        StepWeights.areThoseOf(whole, step, sources, t);
        state = step.state();
      }
    }
  }

  private static void checkPointer(DecoderStep step, int[] sources, int position, Pointer all) {
    Pointer now = step.pointer().orElseThrow();
    int width = now.asked().columns();
    float[] asked = now.asked().data().toFloats();
    float[] together = all.asked().data().toFloats();
    float[] weights = now.weights().values().data().toFloats();
    float[] allWeights = all.weights().values().data().toFloats();
    for (int i = 0; i < sources.length; i++) {
      int row = INPUTS.segments().start(sources[i]) + position;
      assertThat(Arrays.copyOfRange(asked, i * width, (i + 1) * width))
          .as("what is asked of sequence %d at position %d", sources[i], position)
          .containsExactly(
              Arrays.copyOfRange(together, row * width, (row + 1) * width),
              within((float) Rounding.REORDERED));
      int keys = KEYS.length(sources[i]);
      for (int head = 0; head < now.weights().layout().heads(); head++) {
        int here = now.weights().layout().row(sources[i], head, 0);
        int there = all.weights().layout().row(sources[i], head, position);
        assertThat(Arrays.copyOfRange(weights, here, here + keys))
            .as("where sequence %d points at position %d", sources[i], position)
            .containsExactly(
                Arrays.copyOfRange(allWeights, there, there + keys),
                within((float) Rounding.REORDERED));
      }
    }
  }

  /** Also where positions count: hypotheses of one source are at the same. */
  @Test
  void equalHypothesesOfASourceGiveTheSame() {
    Setup setup = new Setup(EngineOptions.defaults());
    try (Tape tape = setup.engine.inference()) {
      DecoderState one = setup.decoder.start(tape, setup.memory(tape));
      DecoderState two = one.select(tape, twice(one.rows()));
      for (int t = 0; t < 3; t++) {
        int[] tokens = new int[one.rows()];
        Arrays.fill(tokens, t);
        DecoderStep alone = setup.decoder.step(tape, one, tokens, Attention.Weights.WANTED);
        int[] repeated = new int[two.rows()];
        Arrays.fill(repeated, t);
        DecoderStep both = setup.decoder.step(tape, two, repeated, Attention.Weights.WANTED);
        Tensor expected = Layout.gatherRows(tape, alone.features(), twice(one.rows()));
        assertThat(both.features().data().toFloats())
            .as("at position %d", t)
            .containsExactly(expected.data().toFloats());
        one = alone.state();
        two = both.state();
      }
    }
  }

  private static int[] twice(int rows) {
    return IntStream.range(0, 2 * rows).map(i -> i / 2).toArray();
  }

  @Test
  void gradientsEqualFiniteDifferences() {
    Setup setup = new Setup(EngineOptions.doublePrecision());
    GradientCheck.of(setup.engine, setup.parameters)
        .inDirections(DIRECTIONS, 7)
        .check(tape -> loss(tape, setup.decode(tape)));
  }

  /** Of all that the decoder gives gradients through. */
  private static Tensor loss(Tape tape, Decoded decoded) {
    Tensor features = Losses.of(tape, decoded.features());
    Tensor covered =
        decoded.coverageLoss().map(loss -> Pointwise.add(tape, features, loss)).orElse(features);
    return decoded
        .pointer()
        .map(pointer ->
            Pointwise.add(
                tape, covered, Losses.of(tape, pointer.asked(), pointer.weights().values())))
        .orElse(covered);
  }

  @Test
  void frozenParametersLeaveTheGradientsOfTheOthersAsTheyAre() {
    Freezing.leavesTheOthersAlone(before -> {
      Setup setup = new Setup(EngineOptions.doublePrecision(), before);
      return new Freezing.Trial(
          setup.engine, setup.parameters, tape -> Losses.of(tape, setup.decode(tape).features()));
    });
  }

  private static float[] rows(float[] features, int b) {
    int width = features.length / INPUTS.segments().rows();
    return Arrays.copyOfRange(
        features, INPUTS.segments().start(b) * width, INPUTS.segments().end(b) * width);
  }

  private final class Setup {
    private final Engine engine;
    private final Parameters parameters = new Parameters();
    private final Parameter states;
    private final Parameter summary;
    private final Decoder decoder;

    Setup(EngineOptions options) {
      this(options, declared -> {});
    }

    Setup(EngineOptions options, Consumer<Parameters> beforeAllocation) {
      engine = Engine.create(options);
      states = RandomBatches.values(parameters, "states", KEYS.rows(), WIDTH);
      summary = RandomBatches.values(parameters, "summary", KEYS.count(), WIDTH);
      OptionalInt summaryWidth = OptionalInt.of(WIDTH);
      DecoderSlot slot =
          alone()
              ? DecoderSlot.alone(VOCABULARY)
              : new DecoderSlot(
                  VOCABULARY, WIDTH, summaryWidth, attention(), Optional.empty(), true);
      decoder = decoder().create(slot, parameters.root().child("decoder"));
      beforeAllocation.accept(parameters);
      parameters.allocate(engine, 3);
    }

    Memory memory(Tape tape) {
      return alone()
          ? Memory.none(tape, INPUTS.segments())
          : new Memory(new Packed(states, KEYS), summary);
    }

    /** Of one sequence. */
    Memory memory(Tape tape, int b) {
      return alone()
          ? Memory.none(tape, RandomBatches.only(INPUTS, b).segments())
          : RandomBatches.only(tape, memory(tape), b);
    }

    Decoded decode(Tape tape) {
      return decoder.decode(tape, memory(tape), INPUTS, Attention.Weights.WANTED);
    }
  }
}
