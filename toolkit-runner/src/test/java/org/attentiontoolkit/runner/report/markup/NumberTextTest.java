package org.attentiontoolkit.runner.report.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.attentiontoolkit.api.statistics.ConfidenceInterval;
import org.junit.jupiter.api.Test;

final class NumberTextTest {
  @Test
  void decimalsFollowFromWhatIsKnown() {
    assertThat(NumberText.decimals(98.57)).isEqualTo(2);
    assertThat(NumberText.decimals(0.08358)).isEqualTo(5);
    assertThat(NumberText.decimals(12_345)).isZero();
    assertThat(NumberText.decimals(0.08358, interval(0.0807, 0.0867))).isEqualTo(4);
    assertThat(NumberText.decimals(95.3, interval(93.9, 96.6))).isEqualTo(1);
    assertThat(NumberText.decimals(50, interval(20, 80))).isZero();
    assertThat(NumberText.decimals(100, interval(100, 100))).isEqualTo(1);
  }

  private static Optional<ConfidenceInterval> interval(double low, double high) {
    return Optional.of(new ConfidenceInterval(low, high));
  }

  @Test
  void numbersOfAColumnAreWrittenAlike() {
    assertThat(NumberText.fixed(95, 2)).isEqualTo("95.00");
    assertThat(NumberText.fixed(-1234.5, 1)).isEqualTo("−1\u2009234.5");
    assertThat(NumberText.fixed(-0.001, 2)).isEqualTo("0.00");
    assertThat(NumberText.fixed(Double.NaN, 2)).isEqualTo("not a number");
    assertThat(NumberText.fixed(Double.NEGATIVE_INFINITY, 2)).isEqualTo("−∞");
    assertThat(NumberText.signed(0.5, 1)).isEqualTo("+0.5");
    assertThat(NumberText.signed(-0.5, 1)).isEqualTo("−0.5");
    assertThat(NumberText.signed(0, 1)).isEqualTo("0.0");
  }
}
