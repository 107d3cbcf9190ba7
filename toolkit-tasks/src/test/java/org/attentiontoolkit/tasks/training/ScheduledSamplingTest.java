package org.attentiontoolkit.tasks.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.api.output.NextTokens;
import org.attentiontoolkit.tasks.training.ScheduledSampling.Estimate;
import org.attentiontoolkit.tasks.training.ScheduledSampling.Form;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With models whose next token depends on the last one alone, so that all can be worked out. */
class ScheduledSamplingTest {
  private static final int START = 1;
  private static final int WORDS = 8;

  private final Engine engine = Engine.create(EngineOptions.doublePrecision().withThreads(1));

  @AfterEach
  void close() {
    engine.close();
  }

  /** After each token the one of the next number is the likeliest. */
  @Test
  void stepsGoOnFromTheModelsOwnTokensAndTwoPassesFromTheRightOnes() {
    Tokens right = tokens(new int[][] {{START, 5, 5, 2, 2}, {START}, {START, 7}, {START, 3, 3}});
    assertThat(sampled(right, 0, Estimate.BEST, Form.STEPS, counting(right)).ids())
        .containsExactly(START, 2, 3, 4, 5, START, START, 2, START, 2, 3);
    assertThat(sampled(right, 0, Estimate.BEST, Form.TWO_PASSES, counting(right)).ids())
        .containsExactly(START, 2, 6, 6, 3, START, START, 2, START, 2, 4);
  }

  @Test
  void nothingIsReplacedWhereTheRightTokenIsCertainOrNothingIsTrained() {
    Tokens right = tokens(new int[][] {{START, 5, 5}});
    assertThat(sampled(right, 1, Estimate.BEST, Form.STEPS, counting(right))).isSameAs(right);
    ScheduledSampling never = new ScheduledSampling(Optional.of(i -> 0), Estimate.BEST, Form.STEPS);
    try (Tape tape = engine.differentiating()) {
      assertThat(never.inputs(tape, right, counting(right))).isSameAs(right);
    }
    try (Tape tape = engine.training(1, 0)) {
      assertThat(
              new ScheduledSampling(Optional.empty(), Estimate.BEST, Form.STEPS)
                  .inputs(tape, right, counting(right)))
          .isSameAs(right);
    }
  }

  /** Of many tokens the shares are within four standard deviations of their probabilities. */
  @ParameterizedTest
  @EnumSource(Form.class)
  void sharesAreTheProbabilities(Form form) {
    int[][] sequences = new int[2000][21];
    for (int[] sequence : sequences) {
      sequence[0] = START;
    }
    int places = sequences.length * 20;
    double[] p = {0, 0, 0.5, 0.25, 0.15, 0.1, 0, 0};
    Tokens right = tokens(sequences);
    int[] ids = sampled(right, 0.7, Estimate.DRAWN, form, drawing(right, p)).ids();
    int[] counts = new int[WORDS];
    Arrays.stream(ids).forEach(id -> counts[id]++);
    isShare(places - counts[0], places, 0.3);
    for (int word = 2; word < WORDS; word++) {
      isShare(counts[word], places, 0.3 * p[word]);
    }
    assertThat(counts[START]).as("the first stays").isEqualTo(sequences.length);
  }

  private static void isShare(int count, int places, double p) {
    double deviation = Math.sqrt(places * p * (1 - p));
    assertThat((double) count).isBetween(places * p - 4 * deviation, places * p + 4 * deviation);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void anExampleGetsTheSameTokensInAnyBatchAndOthersInAnotherUpdate(Form form) {
    int[][] sequences = new int[9][];
    Arrays.setAll(
        sequences, i -> IntStream.rangeClosed(0, 3 + 2 * i).map(t -> t == 0 ? 1 : 0).toArray());
    double[] p = {0, 0, 0.5, 0.25, 0.15, 0.1, 0, 0};
    Tokens all = tokens(sequences);
    int[] together = sampled(all, 0.5, Estimate.DRAWN, form, drawing(all, p)).ids();
    for (int b = 0; b < sequences.length; b++) {
      Tokens alone =
          new Tokens(sequences[b], Segments.ofLengths(sequences[b].length).ofExamples(b));
      assertThat(sampled(alone, 0.5, Estimate.DRAWN, form, drawing(alone, p)).ids())
          .isEqualTo(Arrays.copyOfRange(together, all.segments().start(b), all.segments().end(b)));
    }
    ScheduledSampling sampling = new ScheduledSampling(Optional.of(i -> 0.5), Estimate.DRAWN, form);
    try (Tape tape = engine.training(1, 1)) {
      assertThat(sampling.inputs(tape, all, drawing(all, p)).ids()).isNotEqualTo(together);
    }
  }

  /** The update that is made counts. */
  @Test
  void theProbabilityIsThatOfTheUpdate() {
    Tokens right = tokens(new int[][] {{START, 5, 5}});
    ScheduledSampling sampling =
        new ScheduledSampling(Optional.of(i -> i < 3 ? 1 : 0), Estimate.BEST, Form.STEPS);
    for (long step = 0; step < 5; step++) {
      try (Tape tape = engine.training(1, step)) {
        int[] ids = sampling.inputs(tape, right, counting(right)).ids();
        assertThat(ids).containsExactly(step < 3 ? new int[] {1, 5, 5} : new int[] {1, 2, 3});
      }
    }
  }

  private Tokens sampled(
      Tokens right, double truth, Estimate estimate, Form form, ScheduledSampling.Model model) {
    ScheduledSampling sampling = new ScheduledSampling(Optional.of(i -> truth), estimate, form);
    try (Tape tape = engine.training(1, 0)) {
      return sampling.inputs(tape, right, model);
    }
  }

  private static Tokens tokens(int[][] sequences) {
    int[] lengths = Arrays.stream(sequences).mapToInt(s -> s.length).toArray();
    int[] ids = Arrays.stream(sequences).flatMapToInt(Arrays::stream).toArray();
    return new Tokens(ids, Segments.ofLengths(lengths));
  }

  private static ScheduledSampling.Model counting(Tokens right) {
    double[][] logits = new double[WORDS][WORDS];
    for (int last = 0; last < WORDS; last++) {
      logits[last][(last + 1) % WORDS] = 1;
    }
    return new Table(logits, right.count());
  }

  private static ScheduledSampling.Model drawing(Tokens right, double... p) {
    double[] row = Arrays.stream(p).map(v -> v == 0 ? -1000 : Math.log(v)).toArray();
    double[][] logits = new double[WORDS][];
    Arrays.fill(logits, row);
    return new Table(logits, right.count());
  }

  /** Logits of the next token, by the last. */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record Table(double[][] next, int sequences) implements ScheduledSampling.Model {
    @Override
    public NextTokens nextTokens(Tape tape) {
      return new NextTokens() {
        @Override
        public DecoderState begin() {
          return new Rows(IntStream.range(0, sequences).toArray());
        }

        @Override
        public int first() {
          return START;
        }

        @Override
        public int end() {
          return 2;
        }

        @Override
        public Step step(Tape onTape, DecoderState state, int[] tokens) {
          return new Step(state, rows(onTape, tokens), Map.of());
        }
      };
    }

    @Override
    public Tensor logits(Tape tape, Tokens inputs) {
      return rows(tape, inputs.ids());
    }

    private Tensor rows(Tape tape, int[] tokens) {
      double[] all =
          Arrays.stream(tokens).mapToObj(t -> next[t]).flatMapToDouble(Arrays::stream).toArray();
      return tape.constant(Shape.of(tokens.length, WORDS), all);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record Rows(int[] sources) implements DecoderState {
    @Override
    public int rows() {
      return sources.length;
    }

    @Override
    public DecoderState select(Tape tape, int[] rows) {
      return new Rows(Arrays.stream(rows).map(row -> sources[row]).toArray());
    }
  }
}
