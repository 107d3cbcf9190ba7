package org.attentiontoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.Normaliser;
import org.attentiontoolkit.api.attention.NormaliserFactory;
import org.attentiontoolkit.api.attention.NormaliserSlot;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.check.GradientCheck;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.Pairs;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Normaliser} promises: that it makes an attention which keeps what attentions
 * promise, and takes scores of any size. The test of a normaliser extends this class and says how
 * to make one:
 *
 * <pre>{@code
 * final class TopKNormaliserTest extends NormaliserContract {
 *   @Override
 *   protected NormaliserFactory normaliser() {
 *     return (slot, scope) -> new TopKNormaliser(new TopKNormaliser.Config(3), slot, scope);
 *   }
 * }
 * }</pre>
 */
public abstract class NormaliserContract extends AttentionContract {
  private static final int HEADS = 2;
  private static final PairLayout LAYOUT =
      new PairLayout(Segments.ofLengths(3, 0, 1), Segments.ofLengths(4, 2, 1), HEADS);
  private static final List<Visibility> VIEWS =
      List.of(
          Visibility.FULL,
          Visibility.CAUSAL,
          Visibility.window(1),
          Visibility.of((b, i, j) -> (b + i + j) % 2 == 1));

  /** Makes the normaliser to test. */
  protected abstract NormaliserFactory normaliser();

  @Override
  protected AttentionFactory attention() {
    return ScaledProducts.attention(PlainPooling.with(normaliser()));
  }

  @Test
  void gradientsOfEveryHeadEqualFiniteDifferences() {
    for (Visibility visibility : VIEWS) {
      Parameters parameters = new Parameters();
      Parameter scores = RandomBatches.values(parameters, "scores", LAYOUT.length(), 1);
      Normaliser normaliser = create(parameters);
      try (Engine engine = Engine.create(EngineOptions.doublePrecision())) {
        GradientCheck.of(engine, parameters)
            .check(tape ->
                Losses.of(
                    tape,
                    normaliser.weights(tape, new Pairs(scores, LAYOUT), visibility).values()));
      }
    }
  }

  @Test
  void equalAndVeryLargeScoresGiveWeights() {
    for (EngineOptions options : EngineVariants.ALL) {
      try (Engine engine = Engine.create(options)) {
        for (double[] pattern :
            new double[][] {{0}, {-1e30}, {1e30}, {3e4, -3e4}, {1e30, -1e30, 0}, {88, 89, 90}}) {
          VIEWS.forEach(visibility -> checkWeights(engine, pattern, visibility));
        }
      }
    }
  }

  private void checkWeights(Engine engine, double[] pattern, Visibility visibility) {
    Parameters parameters = new Parameters();
    Normaliser normaliser = create(parameters);
    parameters.allocate(engine, 1);
    double[] scores = new double[LAYOUT.length()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = pattern[i % pattern.length];
    }
    try (Tape tape = engine.inference()) {
      Pairs given = new Pairs(tape.constant(Shape.of(scores.length), scores), LAYOUT);
      Pairs weights = normaliser.weights(tape, given, visibility);
      assertThat(weights.layout()).isEqualTo(LAYOUT);
      for (float weight : weights.values().data().toFloats()) {
        assertThat(weight).as("a weight of scores %s", pattern).isFinite().isNotNegative();
      }
    }
  }

  private Normaliser create(Parameters parameters) {
    return normaliser().create(new NormaliserSlot(HEADS), parameters.root().child("normaliser"));
  }
}
