package org.attentiontoolkit.tasks.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.attentiontoolkit.api.training.Decay;
import org.junit.jupiter.api.Test;

/** The formulas of Bengio et al. 2015, section 2.4, as Python computes them. */
class DecaysTest {
  // A few roundings of numbers up to 1.
  private static final double ROUNDED = 4 * Math.ulp(1.0);

  @Test
  void constant() {
    assertThat(new ConstantDecay(0.3).at(12_345)).isEqualTo(0.3);
  }

  @Test
  void linearFallsToTheLeast() {
    Decay decay = new LinearDecay(1, 0.001, 0.25);
    assertThat(decay.at(0)).isEqualTo(1);
    assertThat(decay.at(500)).isCloseTo(0.5, within(ROUNDED));
    assertThat(decay.at(2000)).isEqualTo(0.25);
  }

  @Test
  void exponential() {
    Decay decay = new ExponentialDecay(0.99);
    assertThat(decay.at(0)).isEqualTo(1);
    assertThat(decay.at(100)).isCloseTo(0.3660323412732292, within(ROUNDED));
  }

  @Test
  void inverseSigmoid() {
    Decay decay = new InverseSigmoidDecay(100);
    assertThat(decay.at(0)).isCloseTo(0.9900990099009901, within(ROUNDED));
    assertThat(decay.at(461)).isCloseTo(0.4987925488442167, within(ROUNDED));
    assertThat(decay.at(1000)).isCloseTo(0.004519474593338395, within(ROUNDED));
    assertThat(decay.at(Long.MAX_VALUE)).isZero();
  }
}
