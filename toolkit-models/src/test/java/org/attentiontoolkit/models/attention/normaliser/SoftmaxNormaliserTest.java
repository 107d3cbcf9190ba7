package org.attentiontoolkit.models.attention.normaliser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.attentiontoolkit.api.attention.NormaliserFactory;
import org.attentiontoolkit.api.attention.SoftmaxNormaliser;
import org.attentiontoolkit.models.attention.GoldenAttention;
import org.attentiontoolkit.models.attention.Normalisers;
import org.attentiontoolkit.testkit.NormaliserContract;
import org.junit.jupiter.api.Test;

final class SoftmaxNormaliserTest extends NormaliserContract {
  /** Sums of a few terms in double precision. */
  private static final double ROUNDED = 1e-15;

  @Override
  protected NormaliserFactory normaliser() {
    return (slot, scope) ->
        new SoftmaxNormaliser(new SoftmaxNormaliser.Config(0.5, true), slot, scope);
  }

  @Override
  protected boolean weightsSumToOne() {
    return false;
  }

  @Test
  void byHand() {
    // Odds of 1 and 4 at half the temperature, and of 1 for what goes nowhere.
    assertThat(Normalisers.weights(normaliser(), 0, Math.log(2)))
        .containsExactly(new double[] {1.0 / 6, 4.0 / 6}, within(ROUNDED));
  }

  /** With PyTorch. */
  @Test
  void equalsPyTorchWithASink() {
    GoldenAttention.checkCross(
        "softmax-sink",
        Normalisers.attention((slot, scope) ->
            new SoftmaxNormaliser(new SoftmaxNormaliser.Config(1, true), slot, scope)));
  }

  /** With PyTorch. */
  @Test
  void equalsPyTorchAtATemperature() {
    GoldenAttention.checkCross(
        "softmax-temperature",
        Normalisers.attention((slot, scope) ->
            new SoftmaxNormaliser(new SoftmaxNormaliser.Config(0.5, false), slot, scope)));
  }
}
