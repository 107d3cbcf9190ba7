package org.attentiontoolkit.models.attention.normaliser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.attentiontoolkit.api.attention.NormaliserFactory;
import org.attentiontoolkit.models.attention.GoldenAttention;
import org.attentiontoolkit.models.attention.Normalisers;
import org.attentiontoolkit.testkit.NormaliserContract;
import org.junit.jupiter.api.Test;

final class Entmax15NormaliserTest extends NormaliserContract {
  /** Sums of a few terms in double precision. */
  private static final double ROUNDED = 1e-15;

  @Override
  protected NormaliserFactory normaliser() {
    return (slot, scope) -> new Entmax15Normaliser(new Entmax15Normaliser.Config(), slot, scope);
  }

  @Test
  void byHand() {
    // Halves 0 and −1/2 below the best: τ = −1/4 − √(7/16).
    double root = Math.sqrt(7) / 4;
    assertThat(Normalisers.weights(normaliser(), 1, 0))
        .containsExactly(
            new double[] {Math.pow(0.25 + root, 2), Math.pow(root - 0.25, 2)}, within(ROUNDED));
    assertThat(Normalisers.weights(normaliser(), 4, 0))
        .containsExactly(new double[] {1, 0}, within(ROUNDED));
    assertThat(Normalisers.weights(normaliser(), 7))
        .containsExactly(new double[] {1}, within(ROUNDED));
    assertThat(Normalisers.weights(normaliser(), 3, 3, 3, 3))
        .containsExactly(new double[] {0.25, 0.25, 0.25, 0.25}, within(ROUNDED));
  }

  /** With the package entmax, by the method's authors. */
  @Test
  void equalsTheAuthorsOwn() {
    GoldenAttention.checkCross("entmax15", Normalisers.attention(normaliser()));
  }
}
