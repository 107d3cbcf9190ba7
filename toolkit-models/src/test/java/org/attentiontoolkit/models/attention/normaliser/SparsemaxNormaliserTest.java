package org.attentiontoolkit.models.attention.normaliser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.attentiontoolkit.api.attention.NormaliserFactory;
import org.attentiontoolkit.models.attention.GoldenAttention;
import org.attentiontoolkit.models.attention.Normalisers;
import org.attentiontoolkit.testkit.NormaliserContract;
import org.junit.jupiter.api.Test;

final class SparsemaxNormaliserTest extends NormaliserContract {
  /** Sums of a few terms in double precision. */
  private static final double ROUNDED = 1e-15;

  @Override
  protected NormaliserFactory normaliser() {
    return (slot, scope) -> new SparsemaxNormaliser(new SparsemaxNormaliser.Config(), slot, scope);
  }

  @Test
  void byHand() {
    // τ = (1 + 0.5 − 1) / 2
    assertThat(Normalisers.weights(normaliser(), 1, 0.5, -1))
        .containsExactly(new double[] {0.75, 0.25, 0}, within(ROUNDED));
    assertThat(Normalisers.weights(normaliser(), 7))
        .containsExactly(new double[] {1}, within(ROUNDED));
    assertThat(Normalisers.weights(normaliser(), -2, -2, -2, -2))
        .containsExactly(new double[] {0.25, 0.25, 0.25, 0.25}, within(ROUNDED));
  }

  /** With the package entmax, by the method's authors. */
  @Test
  void equalsTheAuthorsOwn() {
    GoldenAttention.checkCross("sparsemax", Normalisers.attention(normaliser()));
  }
}
