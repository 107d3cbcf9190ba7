package org.attentiontoolkit.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.check.GradientCheck;
import org.junit.jupiter.api.Test;

class PairWeightsTest {
  private static final PairLayout LAYOUT =
      new PairLayout(Segments.ofLengths(3, 1, 0, 2), Segments.ofLengths(2, 5, 1, 4), 3);
  private static final List<Visibility> VIEWS =
      List.of(
          Visibility.FULL,
          Visibility.CAUSAL,
          Visibility.window(1),
          Visibility.of((b, i, j) -> (b + i + j) % 2 == 0));

  /** Softmax, which has an operation to compare with. */
  private static final WeightFunction SOFTMAX =
      new WeightFunction() {
        @Override
        public void weights(double[] scores, double[] weights) {
          double sum = Arrays.stream(scores).map(Math::exp).sum();
          Arrays.setAll(weights, j -> Math.exp(scores[j]) / sum);
        }

        @Override
        public void gradient(double[] weights, double[] dWeights, double[] dScores) {
          double product = 0;
          for (int j = 0; j < weights.length; j++) {
            product += weights[j] * dWeights[j];
          }
          for (int j = 0; j < weights.length; j++) {
            dScores[j] = weights[j] * (dWeights[j] - product);
          }
        }
      };

  /** {@code exp(n · offset + score)} of n scores. */
  private static final WeightFunction.WithOffset EXPONENTIAL =
      new WeightFunction.WithOffset() {
        @Override
        public void weights(double[] scores, double offset, double[] weights) {
          Arrays.setAll(weights, j -> Math.exp(offset * scores.length + scores[j]));
        }

        @Override
        public double gradient(double[] weights, double[] dWeights, double[] dScores) {
          Arrays.setAll(dScores, j -> weights[j] * dWeights[j]);
          return weights.length * Arrays.stream(dScores).sum();
        }
      };

  @Test
  void softmaxIsThatOfPairSoftmax() {
    for (Engine engine : Engines.all()) {
      for (Visibility visibility : VIEWS) {
        GradientBench ours = new GradientBench();
        Pairs scores = new Pairs(ours.input("scores", LAYOUT.length()), LAYOUT);
        List<double[]> weights = new ArrayList<>();
        ours.run(
            engine,
            tape -> weigh(ours, weights, PairWeights.apply(tape, scores, visibility, SOFTMAX)));
        double[] gradient = ours.gradients();
        ours.run(engine, tape -> weigh(ours, weights, PairSoftmax.apply(tape, scores, visibility)));
        double tolerance = Engines.tolerance(engine);
        GradientBench.assertClose("weights", weights.get(0), weights.get(1), tolerance);
        GradientBench.assertClose("gradient", gradient, ours.gradients(), tolerance);
      }
    }
  }

  private static void weigh(GradientBench bench, List<double[]> weights, Pairs given) {
    weights.add(given.values().data().toDoubles());
    bench.weigh(given.values());
  }

  @Test
  void gradientsWithANumberForEachHead() {
    for (Visibility visibility : VIEWS) {
      GradientBench bench = new GradientBench();
      Pairs scores = new Pairs(bench.input("scores", LAYOUT.length()), LAYOUT);
      Tensor offsets = bench.input("offsets", 3);
      GradientCheck.of(Engines.DOUBLE, bench.parameters())
          .check(tape -> {
            bench.weigh(PairWeights.apply(tape, scores, offsets, visibility, EXPONENTIAL).values());
            return bench.loss(tape);
          });
    }
  }

  @Test
  void bitsDoNotDependOnTheNumberOfThreads() {
    int[] lengths = new int[50];
    Arrays.setAll(lengths, b -> 1 + b * 7 % 23);
    PairLayout layout = new PairLayout(Segments.ofLengths(lengths), Segments.ofLengths(lengths), 2);
    List<double[]> gradients = new ArrayList<>();
    for (Engine engine : Engines.byThreads()) {
      GradientBench bench = new GradientBench();
      Pairs scores = new Pairs(bench.input("scores", layout.length()), layout);
      Tensor offsets = bench.input("offsets", 2);
      bench.run(
          engine,
          tape ->
              bench.weigh(
                  PairWeights.apply(tape, scores, offsets, Visibility.CAUSAL, EXPONENTIAL)
                      .values()));
      gradients.add(bench.gradients());
    }
    assertThat(gradients.get(1)).isEqualTo(gradients.get(0));
    assertThat(gradients.get(2)).isEqualTo(gradients.get(0));
  }

  @Test
  void refusesNumbersForOtherHeads() {
    GradientBench bench = new GradientBench();
    Pairs scores = new Pairs(bench.input("scores", LAYOUT.length()), LAYOUT);
    Tensor offsets = bench.input("offsets", 2);
    try (Tape tape = Engines.DOUBLE.inference()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PairWeights.apply(tape, scores, offsets, Visibility.FULL, EXPONENTIAL))
          .withMessage("offsets [2] for H = 3 heads");
    }
  }
}
