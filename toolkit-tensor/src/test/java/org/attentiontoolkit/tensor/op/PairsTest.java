package org.attentiontoolkit.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.api.Test;

class PairsTest {
  private static final Segments QUERIES = Segments.ofLengths(2, 0, 4, 1);
  private static final Segments KEYS = Segments.ofLengths(3, 2, 5, 1);
  private static final Visibility WINDOW =
      Visibility.of((sequence, query, key) -> Math.abs(query - key) <= 1);

  @Test
  void gradientsOfAdditiveScores() {
    GradientBench bench = new GradientBench();
    Packed queries = new Packed(bench.input("queries", 7, 3), QUERIES);
    Packed keys = new Packed(bench.input("keys", 11, 3), KEYS);
    Tensor v = bench.input("v", 3);
    check(bench, tape -> PairScores.additive(tape, queries, keys, v).values());
  }

  @Test
  void gradientsOfDotScores() {
    GradientBench bench = new GradientBench();
    Packed queries = new Packed(bench.input("queries", 7, 6), QUERIES);
    Packed keys = new Packed(bench.input("keys", 11, 6), KEYS);
    check(bench, tape -> PairScores.dot(tape, queries, keys, 2, 0.7).values());
  }

  @Test
  void gradientsOfDotScoresOfASequenceWithItself() {
    GradientBench bench = new GradientBench();
    Packed x = new Packed(bench.input("x", 11, 6), KEYS);
    check(bench, tape -> PairScores.dot(tape, x, x, 3, 0.7).values());
  }

  @Test
  void gradientsOfSoftmax() {
    for (Visibility visibility : List.of(Visibility.FULL, Visibility.CAUSAL, WINDOW)) {
      GradientBench bench = new GradientBench();
      PairLayout layout = new PairLayout(QUERIES, KEYS, 2);
      Pairs scores = new Pairs(bench.input("scores", layout.length()), layout);
      check(bench, tape -> PairSoftmax.apply(tape, scores, visibility).values());
    }
  }

  @Test
  void gradientsOfSums() {
    GradientBench bench = new GradientBench();
    PairLayout layout = new PairLayout(QUERIES, KEYS, 2);
    Pairs weights = new Pairs(bench.input("weights", layout.length()), layout);
    Packed values = new Packed(bench.input("values", 11, 6), KEYS);
    check(bench, tape -> PairSum.apply(tape, weights, values));
  }

  @Test
  void weightsSumToOneOverVisibleKeysAndAreZeroElsewhere() {
    PairLayout layout = new PairLayout(Segments.ofLengths(4, 1), Segments.ofLengths(3, 2), 2);
    for (Visibility visibility : List.of(Visibility.FULL, Visibility.CAUSAL, WINDOW)) {
      for (Engine engine : Engines.all()) {
        try (Tape tape = engine.inference()) {
          Tensor scores = tape.constant(Shape.of(layout.length()), new double[layout.length()]);
          for (int i = 0; i < layout.length(); i++) {
            scores.data().set(i, Math.sin(i));
          }
          Tensor weights = PairSoftmax.apply(tape, new Pairs(scores, layout), visibility).values();
          assertSumsToOne(weights, layout, visibility);
        }
      }
    }
  }

  @Test
  void aQueryThatSeesNoKeyGetsZeros() {
    Segments queries = Segments.ofLengths(3);
    Segments keys = Segments.ofLengths(1);
    for (Engine engine : Engines.all()) {
      GradientBench bench = new GradientBench();
      PairLayout layout = new PairLayout(queries, keys, 1);
      Pairs scores = new Pairs(bench.input("scores", 3), layout);
      Packed values = new Packed(bench.input("values", 1, 2), keys);
      List<double[]> contexts = new ArrayList<>();
      bench.run(
          engine,
          tape -> {
            Pairs weights = PairSoftmax.apply(tape, scores, Visibility.CAUSAL);
            Tensor context = PairSum.apply(tape, weights, values);
            contexts.add(context.data().toDoubles());
            bench.weigh(context);
          });
      double[] value = values.values().data().toDoubles();
      assertThat(contexts.getFirst()).containsExactly(0, 0, 0, 0, value[0], value[1]);
      assertThat(bench.gradient("scores"))
          .hasSize(3)
          .matches(d -> Arrays.stream(d).allMatch(x -> x == 0));
    }
  }

  @Test
  void bitsDoNotDependOnTheNumberOfThreads() {
    Segments queries = Segments.ofLengths(30, 0, 1, 3, 25, 17, 2, 40);
    Segments keys = Segments.ofLengths(30, 4, 33, 5, 25, 17, 1, 40);
    List<double[]> gradients = new ArrayList<>();
    for (Engine engine : Engines.byThreads()) {
      GradientBench bench = new GradientBench();
      Packed q = new Packed(bench.input("queries", queries.rows(), 66), queries);
      Packed k = new Packed(bench.input("keys", keys.rows(), 66), keys);
      Tensor v = bench.input("v", 66);
      bench.run(
          engine,
          tape -> {
            Pairs additive =
                PairSoftmax.apply(tape, PairScores.additive(tape, q, k, v), Visibility.FULL);
            Pairs dot =
                PairSoftmax.apply(tape, PairScores.dot(tape, q, k, 6, 0.3), Visibility.CAUSAL);
            bench.weigh(PairSum.apply(tape, additive, k));
            bench.weigh(PairSum.apply(tape, dot, k));
          });
      gradients.add(bench.gradients());
    }
    assertThat(gradients.get(1)).isEqualTo(gradients.get(0));
    assertThat(gradients.get(2)).isEqualTo(gradients.get(0));
  }

  @Test
  void refusesWhatDoesNotFit() {
    Packed queries = new Packed(new GradientBench().input("queries", 7, 6), QUERIES);
    Packed keys = new Packed(new GradientBench().input("keys", 11, 4), KEYS);
    Tensor v = new GradientBench().input("v", 5);
    try (Tape tape = Engines.DOUBLE.inference()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PairScores.dot(tape, queries, keys, 1, 1))
          .withMessage("queries [Nq, D] = [7, 6] and keys [Nk, D] = [11, 4] differ in D");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PairScores.dot(tape, keys, keys, 3, 1))
          .withMessage("D = 4 of [11, 4] is not a multiple of H = 3 heads");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PairScores.additive(tape, keys, keys, v))
          .withMessage("v [5] and queries [11, 4] differ in width A");
      Pairs weights = new Pairs(tape.constant(Shape.of(1), 1), new PairLayout(one(), one(), 1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PairSum.apply(tape, weights, keys))
          .withMessageContaining("weights are for keys Segments[1], values have Segments[3, 2");
    }
  }

  private static Segments one() {
    return Segments.singles(1);
  }

  private static void assertSumsToOne(Tensor weights, PairLayout layout, Visibility visibility) {
    for (int b = 0; b < layout.queries().count(); b++) {
      int queries = layout.queries().length(b);
      int keys = layout.keys().length(b);
      for (int head = 0; head < layout.heads(); head++) {
        for (int i = 0; i < queries; i++) {
          double sum = 0;
          boolean any = false;
          for (int j = 0; j < keys; j++) {
            double weight = weights.data().get(layout.row(b, head, i) + j);
            boolean sees = visibility.sees(b, i, j, queries, keys);
            assertThat(weight > 0).isEqualTo(sees);
            any |= sees;
            sum += weight;
          }
          assertThat(Math.abs(sum - (any ? 1 : 0))).isLessThan(1e-6);
        }
      }
    }
  }

  private interface Operation {
    Tensor apply(Tape tape);
  }

  private static void check(GradientBench bench, Operation operation) {
    GradientCheck.of(Engines.DOUBLE, bench.parameters())
        .check(tape -> {
          bench.weigh(operation.apply(tape));
          return bench.loss(tape);
        });
  }
}
