package org.attentiontoolkit.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.check.GradientCheck;
import org.attentiontoolkit.tensor.kernel.ScoreFunction;
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.api.Test;

class ScaledDotAttentionTest {
  private static final Segments QUERIES = Segments.ofLengths(2, 0, 4, 1, 3);
  private static final Segments KEYS = Segments.ofLengths(3, 2, 5, 1, 0);
  private static final List<Visibility> VISIBILITIES =
      List.of(
          Visibility.FULL,
          Visibility.CAUSAL,
          Visibility.window(1),
          Visibility.window(2, 0),
          Visibility.of((sequence, query, key) -> (sequence + query + key) % 3 != 0));

  /** A soft cap: Gemma Team, "Gemma 2", 2024. */
  private static final ScoreFunction CAP =
      new ScoreFunction() {
        @Override
        public double value(int sequence, int head, int query, int key, double score) {
          return 2 * Math.tanh(score / 2);
        }

        @Override
        public double slope(int sequence, int head, int query, int key, double score) {
          double tanh = Math.tanh(score / 2);
          return 1 - tanh * tanh;
        }
      };

  /** Press et al., "Train short, test long: attention with linear biases", 2022. */
  private static final ScoreFunction LINEAR_BIAS =
      (sequence, head, query, key, score) ->
          score - Math.abs(query - key) * Math.pow(2, -(head + 1));

  @Test
  void gradients() {
    for (Visibility visibility : VISIBILITIES) {
      AttentionSettings settings = AttentionSettings.of(4, 0.7, visibility).withKeyHeads(2);
      check(settings);
      check(settings.withScores(CAP));
      check(settings.withScores(LINEAR_BIAS));
    }
  }

  private static void check(AttentionSettings settings) {
    GradientBench bench = new GradientBench();
    Packed queries = new Packed(bench.input("queries", QUERIES.rows(), 12), QUERIES);
    Packed keys = new Packed(bench.input("keys", KEYS.rows(), 6), KEYS);
    Packed values = keys.with(bench.input("values", KEYS.rows(), 4));
    GradientCheck.of(Engines.DOUBLE, bench.parameters())
        .inDirections(3, 1)
        .check(tape -> {
          bench.weigh(ScaledDotAttention.apply(tape, queries, keys, values, settings));
          return bench.loss(tape);
        });
  }

  @Test
  void gradientsOfASequenceThatAttendsToItself() {
    GradientBench bench = new GradientBench();
    Packed x = new Packed(bench.input("x", KEYS.rows(), 6), KEYS);
    AttentionSettings settings = AttentionSettings.of(3, 0.7, Visibility.CAUSAL);
    GradientCheck.of(Engines.DOUBLE, bench.parameters())
        .inDirections(3, 1)
        .check(tape -> {
          bench.weigh(ScaledDotAttention.apply(tape, x, x, x, settings));
          return bench.loss(tape);
        });
  }

  /** Sizes with several blocks of queries and of keys, and with rests of all kinds. */
  @Test
  void equalsTheOperationsItReplacesWithDropoutToo() {
    Segments queries = Segments.ofLengths(3, 150, 0, 17, 1, 70).ofExamples(9, 1, 7, 30, 2, 8);
    Segments keys = Segments.ofLengths(9, 150, 4, 300, 5, 0);
    for (Visibility visibility : VISIBILITIES) {
      for (double dropout : new double[] {0, 0.3}) {
        for (Engine engine : Engines.all()) {
          AttentionSettings settings =
              AttentionSettings.of(2, 0.2, visibility).withDropout(dropout, "weights");
          List<double[]> expected = run(engine, queries, keys, settings, false);
          List<double[]> fused = run(engine, queries, keys, settings, true);
          for (int i = 0; i < expected.size(); i++) {
            GradientBench.assertClose(
                "%s, %s, %d".formatted(visibility, dropout, i),
                fused.get(i),
                expected.get(i),
                4 * Engines.tolerance(engine));
          }
        }
      }
    }
  }

  /** Contexts and gradients. */
  private static List<double[]> run(
      Engine engine, Segments queries, Segments keys, AttentionSettings settings, boolean fused) {
    GradientBench bench = new GradientBench();
    Packed q = new Packed(bench.input("queries", queries.rows(), 20), queries);
    Packed k = new Packed(bench.input("keys", keys.rows(), 20), keys);
    Packed v = k.with(bench.input("values", keys.rows(), 14));
    bench.parameters().allocate(engine, 1);
    bench.parameters().clearGradients();
    try (Tape tape = engine.training(5, 3)) {
      Tensor contexts =
          fused
              ? ScaledDotAttention.apply(tape, q, k, v, settings)
              : oneByOne(tape, q, k, v, settings);
      bench.weigh(contexts);
      tape.backward(bench.loss(tape), bench.parameters());
      return List.of(
          contexts.data().toDoubles(),
          bench.gradient("queries"),
          bench.gradient("keys"),
          bench.gradient("values"));
    }
  }

  private static Tensor oneByOne(
      Tape tape, Packed queries, Packed keys, Packed values, AttentionSettings settings) {
    Pairs scores = PairScores.dot(tape, queries, keys, settings.heads(), settings.scale());
    Pairs weights = PairSoftmax.apply(tape, scores, settings.visibility());
    Pairs kept = RandomDropout.apply(tape, weights, settings.dropout(), settings.purpose());
    return PairSum.apply(tape, kept, values);
  }

  @Test
  void aQueryThatSeesNoKeyGetsZeros() {
    for (Engine engine : Engines.all()) {
      GradientBench bench = new GradientBench();
      Packed queries = new Packed(bench.input("queries", 6, 2), Segments.ofLengths(5, 1));
      Packed keys = new Packed(bench.input("keys", 1, 2), Segments.ofLengths(1, 0));
      Packed values = keys.with(bench.input("values", 1, 3));
      List<double[]> contexts = new ArrayList<>();
      bench.run(
          engine,
          tape -> {
            AttentionSettings causal = AttentionSettings.of(1, 1, Visibility.CAUSAL);
            Tensor context = ScaledDotAttention.apply(tape, queries, keys, values, causal);
            contexts.add(Arrays.copyOf(context.data().toDoubles(), 12));
            contexts.add(Arrays.copyOfRange(context.data().toDoubles(), 12, 18));
            bench.weigh(context);
          });
      assertThat(contexts.getFirst()).containsOnly(0);
      double[] value = values.values().data().toDoubles();
      assertThat(contexts.getLast()).containsExactly(value[0], value[1], value[2], 0, 0, 0);
      assertThat(bench.gradient("queries")).containsOnly(0);
    }
  }

  @Test
  void aSequenceHasTheSameBitsInAnyBatchAndOnAnyNumberOfThreads() {
    int[] queries = {30, 0, 1, 3, 700, 17, 2, 40};
    int[] keys = {30, 4, 33, 5, 700, 17, 0, 200};
    List<double[]> ofThreads = new ArrayList<>();
    for (Engine engine : Engines.byThreads()) {
      double[] together = contexts(engine, queries, keys, Visibility.CAUSAL);
      ofThreads.add(together);
      sameBitsAlone(engine, queries, keys, together);
    }
    assertThat(ofThreads.get(1)).isEqualTo(ofThreads.get(0));
    assertThat(ofThreads.get(2)).isEqualTo(ofThreads.get(0));
    int[] few = {30, 0, 1, 3, 70};
    int[] fewKeys = {30, 4, 33, 5, 70};
    Engine portable = Engines.all().get(1);
    sameBitsAlone(portable, few, fewKeys, contexts(portable, few, fewKeys, Visibility.CAUSAL));
  }

  private static void sameBitsAlone(Engine engine, int[] queries, int[] keys, double[] together) {
    int from = 0;
    for (int b = 0; b < queries.length; b++) {
      int[] query = new int[b + 1];
      int[] key = new int[b + 1];
      query[b] = queries[b];
      key[b] = keys[b];
      double[] alone = contexts(engine, query, key, Visibility.CAUSAL);
      assertThat(alone)
          .as("sequence %d", b)
          .isEqualTo(Arrays.copyOfRange(together, from, from + alone.length));
      from += alone.length;
    }
  }

  /** Contexts of sequences whose values follow from their number alone. */
  private static double[] contexts(
      Engine engine, int[] queries, int[] keys, Visibility visibility) {
    try (Tape tape = engine.inference()) {
      return ScaledDotAttention.apply(
              tape,
              packed(tape, queries, 1),
              packed(tape, keys, 2),
              packed(tape, keys, 3),
              AttentionSettings.of(3, 0.2, visibility))
          .data()
          .toDoubles();
    }
  }

  private static Packed packed(Tape tape, int[] lengths, int kind) {
    int width = 66;
    Segments segments = Segments.ofLengths(lengths);
    double[] values = new double[segments.rows() * width];
    for (int b = 0; b < lengths.length; b++) {
      for (int i = 0; i < lengths[b] * width; i++) {
        values[segments.start(b) * width + i] = Math.sin(i * (kind + 0.7) + b);
      }
    }
    return new Packed(tape.constant(Shape.of(segments.rows(), width), values), segments);
  }

  @Test
  void bitsOfGradientsDoNotDependOnTheNumberOfThreads() {
    Segments queries = Segments.ofLengths(30, 0, 1, 3, 150, 17, 2, 40);
    Segments keys = Segments.ofLengths(30, 4, 33, 5, 150, 17, 0, 200);
    List<double[]> gradients = new ArrayList<>();
    for (Engine engine : Engines.byThreads()) {
      GradientBench bench = new GradientBench();
      Packed q = new Packed(bench.input("queries", queries.rows(), 64), queries);
      Packed k = new Packed(bench.input("keys", keys.rows(), 32), keys);
      Packed v = k.with(bench.input("values", keys.rows(), 32));
      AttentionSettings settings = AttentionSettings.of(4, 0.3, Visibility.CAUSAL).withKeyHeads(2);
      bench.run(engine, tape -> bench.weigh(ScaledDotAttention.apply(tape, q, k, v, settings)));
      gradients.add(bench.gradients());
    }
    assertThat(gradients.get(1)).isEqualTo(gradients.get(0));
    assertThat(gradients.get(2)).isEqualTo(gradients.get(0));
  }
}
