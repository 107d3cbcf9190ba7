package org.attentiontoolkit.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.check.GradientCheck;
import org.attentiontoolkit.tensor.kernel.ScoreFunction;
import org.attentiontoolkit.tensor.kernel.SoftCap;
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
          Visibility.of(new Middle()),
          Visibility.of((sequence, query, key) -> (sequence + query + key) % 3 != 0));

  /** The first key, and those from the second to the fourth after the query's place. */
  private record Middle() implements Visibility.Range {
    @Override
    public int leading(int sequence, int query) {
      return 1;
    }

    @Override
    public int first(int sequence, int query) {
      return query + 1 - sequence % 2;
    }

    @Override
    public int end(int sequence, int query) {
      return query + 4;
    }
  }

  private static final ScoreFunction SQUARE =
      (row, scores, slopes) -> {
        for (int j = 0; j < scores.length; j++) {
          slopes[j] = 2 * scores[j];
          scores[j] = scores[j] * scores[j] - 0.1 * (row.query() + row.firstKey() + j);
        }
      };

  @Test
  void gradients() {
    for (Visibility visibility : VISIBILITIES) {
      AttentionSettings settings = AttentionSettings.of(4, 0.7, visibility).withKeyHeads(2);
      check(settings);
      check(settings.withScores(new SoftCap(2)));
      check(settings.withScores(SQUARE));
      check(settings.withScores(SQUARE.then(new SoftCap(2))));
    }
  }

  @Test
  void gradientsOfNumbersByDistanceAndOfSinks() {
    for (Visibility visibility : VISIBILITIES) {
      for (boolean ofQueries : new boolean[] {false, true}) {
        GradientBench bench = new GradientBench();
        Packed queries = new Packed(bench.input("queries", QUERIES.rows(), 8), QUERIES);
        Packed keys = new Packed(bench.input("keys", KEYS.rows(), 4), KEYS);
        Packed values = keys.with(bench.input("values", KEYS.rows(), 6));
        Tensor biases = bench.input("biases", ofQueries ? QUERIES.rows() : 1, 4 * 3);
        Tensor sinks = bench.input("sinks", 4);
        AttentionSettings settings =
            AttentionSettings.of(4, 0.7, visibility)
                .withKeyHeads(2)
                .withScores(new SoftCap(2))
                .withDistances(Optional.of(new DistanceBias(biases, -2, ofQueries, 1)))
                .withSinks(Optional.of(sinks));
        GradientCheck.of(Engines.DOUBLE, bench.parameters())
            .inDirections(3, 1)
            .check(tape -> {
              bench.weigh(ScaledDotAttention.apply(tape, queries, keys, values, settings));
              return bench.loss(tape);
            });
      }
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
    for (Visibility visibility : VISIBILITIES) {
      for (double dropout : new double[] {0, 0.3}) {
        for (Engine engine : Engines.all()) {
          equalsTheOperationsItReplaces(engine, visibility, dropout, Placed.NONE);
        }
      }
    }
  }

  /** Of the fast kernels: others have to conform to the same as they. */
  @Test
  void equalsTheOperationsItReplacesWithNumbersByDistance() {
    for (Visibility visibility : VISIBILITIES) {
      for (Placed placed : List.of(Placed.SHARED, Placed.OF_QUERIES)) {
        equalsTheOperationsItReplaces(Engines.all().getLast(), visibility, 0.3, placed);
      }
    }
  }

  private static void equalsTheOperationsItReplaces(
      Engine engine, Visibility visibility, double dropout, Placed placed) {
    Segments queries = Segments.ofLengths(3, 150, 0, 17, 1, 70).ofExamples(9, 1, 7, 30, 2, 8);
    Segments keys = Segments.ofLengths(9, 150, 4, 300, 5, 0);
    AttentionSettings settings =
        AttentionSettings.of(2, 0.2, visibility).withDropout(dropout, "weights");
    List<double[]> expected = run(engine, queries, keys, settings, placed, false);
    List<double[]> fused = run(engine, queries, keys, settings, placed, true);
    for (int i = 0; i < expected.size(); i++) {
      GradientBench.assertClose(
          "%s, %s, %s, %d".formatted(visibility, dropout, placed, i),
          fused.get(i),
          expected.get(i),
          4 * Engines.tolerance(engine));
    }
  }

  /** Which numbers by distance there are. */
  private enum Placed {
    NONE,
    SHARED,
    OF_QUERIES
  }

  /** Contexts and gradients. */
  private static List<double[]> run(
      Engine engine,
      Segments queries,
      Segments keys,
      AttentionSettings settings,
      Placed placed,
      boolean fused) {
    GradientBench bench = new GradientBench();
    Packed q = new Packed(bench.input("queries", queries.rows(), 20), queries);
    Packed k = new Packed(bench.input("keys", keys.rows(), 20), keys);
    Packed v = k.with(bench.input("values", keys.rows(), 14));
    boolean ofQueries = placed == Placed.OF_QUERIES;
    Tensor biases = bench.input("biases", ofQueries ? queries.rows() : 1, 2 * 100);
    DistanceBias distances = new DistanceBias(biases, -60, ofQueries, 1);
    AttentionSettings all =
        placed == Placed.NONE ? settings : settings.withDistances(Optional.of(distances));
    bench.parameters().allocate(engine, 1);
    bench.parameters().clearGradients();
    try (Tape tape = engine.training(5, 3)) {
      Tensor contexts =
          fused ? ScaledDotAttention.apply(tape, q, k, v, all) : oneByOne(tape, q, k, v, all);
      bench.weigh(contexts);
      tape.backward(bench.loss(tape), bench.parameters());
      return List.of(
          contexts.data().toDoubles(),
          bench.gradient("queries"),
          bench.gradient("keys"),
          bench.gradient("values"),
          bench.gradient("biases"));
    }
  }

  private static Tensor oneByOne(
      Tape tape, Packed queries, Packed keys, Packed values, AttentionSettings settings) {
    Pairs dots = PairScores.dot(tape, queries, keys, settings.heads(), settings.scale());
    Pairs scores =
        settings
            .distances()
            .map(bias -> PairValues.add(tape, dots, bias.pairs(tape, dots.layout())))
            .orElse(dots);
    Pairs weights = PairSoftmax.apply(tape, scores, settings.visibility());
    Pairs kept = RandomDropout.apply(tape, weights, settings.dropout(), settings.purpose());
    return PairSum.apply(tape, kept, values);
  }

  /** Its score is the same for all queries: a key with a column of its own. */
  @Test
  void aSinkIsAKeyWhoseValueIsZero() {
    for (Engine engine : Engines.all()) {
      try (Tape tape = engine.inference()) {
        Segments one = Segments.ofLengths(3);
        Segments two = Segments.ofLengths(2);
        Packed queries = packed(tape, one, 2, 0.3, -1.2, 0.8, 0.5, -0.4, 2.0);
        Packed keys = packed(tape, two, 2, 1.1, 0.2, -0.7, 0.9);
        Packed values = packed(tape, two, 1, 3, -2);
        Packed longQueries = packed(tape, one, 3, 0.3, -1.2, 1, 0.8, 0.5, 1, -0.4, 2.0, 1);
        Packed longKeys = packed(tape, one, 3, 1.1, 0.2, 0, -0.7, 0.9, 0, 0, 0, 0.6);
        Packed longValues = packed(tape, one, 1, 3, -2, 0);
        AttentionSettings plain = AttentionSettings.of(1, 1, Visibility.FULL);
        Tensor sink = tape.constant(Shape.of(1), 0.6);
        GradientBench.assertClose(
            "sink",
            ScaledDotAttention.apply(
                    tape, queries, keys, values, plain.withSinks(Optional.of(sink)))
                .data()
                .toDoubles(),
            ScaledDotAttention.apply(tape, longQueries, longKeys, longValues, plain)
                .data()
                .toDoubles(),
            Engines.tolerance(engine));
      }
    }
  }

  private static Packed packed(Tape tape, Segments segments, int width, double... values) {
    return new Packed(tape.constant(Shape.of(segments.rows(), width), values), segments);
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
}
