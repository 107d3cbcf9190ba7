package org.attentiontoolkit.models.attention.normaliser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.attentiontoolkit.api.attention.NormaliserFactory;
import org.attentiontoolkit.models.attention.GoldenAttention;
import org.attentiontoolkit.models.attention.Normalisers;
import org.attentiontoolkit.testkit.NormaliserContract;
import org.junit.jupiter.api.Test;

final class SigmoidNormaliserTest extends NormaliserContract {
  /** Sums of a few terms in double precision. */
  private static final double ROUNDED = 1e-15;

  @Override
  protected NormaliserFactory normaliser() {
    return (slot, scope) ->
        new SigmoidNormaliser(new SigmoidNormaliser.Config(Optional.empty()), slot, scope);
  }

  @Override
  protected boolean weightsSumToOne() {
    return false;
  }

  @Test
  void byHand() {
    // Less log 2, for two keys: odds of 1/2 and 1.
    assertThat(Normalisers.weights(normaliser(), 0, Math.log(2)))
        .containsExactly(new double[] {1.0 / 3, 0.5}, within(ROUNDED));
    assertThat(Normalisers.weights(normaliser(), 0))
        .containsExactly(new double[] {0.5}, within(ROUNDED));
  }

  /** With PyTorch. */
  @Test
  void equalsPyTorch() {
    GoldenAttention.checkCross("sigmoid", Normalisers.attention(normaliser()));
  }

  /** With a bias of −1/4. */
  @Test
  void equalsPyTorchWithABiasOfItsOwn() {
    GoldenAttention.checkCross(
        "sigmoid-bias",
        Normalisers.attention((slot, scope) ->
            new SigmoidNormaliser(new SigmoidNormaliser.Config(Optional.of(-0.25)), slot, scope)));
  }
}
