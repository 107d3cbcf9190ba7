package org.attentiontoolkit.models.attention.normaliser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.attentiontoolkit.api.attention.NormaliserFactory;
import org.attentiontoolkit.models.attention.GoldenAttention;
import org.attentiontoolkit.models.attention.Normalisers;
import org.attentiontoolkit.testkit.NormaliserContract;
import org.junit.jupiter.api.Test;

final class TopKNormaliserTest extends NormaliserContract {
  /** Sums of a few terms in double precision. */
  private static final double ROUNDED = 1e-15;

  @Override
  protected NormaliserFactory normaliser() {
    return (slot, scope) -> new TopKNormaliser(new TopKNormaliser.Config(2), slot, scope);
  }

  @Test
  void byHand() {
    // Of the two zeros the first is kept.
    assertThat(Normalisers.weights(normaliser(), 0, Math.log(3), 0, -5))
        .containsExactly(new double[] {0.25, 0.75, 0, 0}, within(ROUNDED));
    assertThat(Normalisers.weights(normaliser(), 7))
        .containsExactly(new double[] {1}, within(ROUNDED));
    assertThat(Normalisers.weights(normaliser(), 5, 5, 5))
        .containsExactly(new double[] {0.5, 0.5, 0}, within(ROUNDED));
  }

  /** With PyTorch's topk. */
  @Test
  void equalsPyTorch() {
    GoldenAttention.checkCross("top-k", Normalisers.attention(normaliser()));
  }
}
