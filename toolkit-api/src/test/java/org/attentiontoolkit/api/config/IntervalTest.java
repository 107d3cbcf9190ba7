package org.attentiontoolkit.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class IntervalTest {
  @Test
  void closedAndOpenEnds() {
    Interval interval = Interval.parse("[0, 1)");
    assertThat(interval.contains(0)).isTrue();
    assertThat(interval.contains(1)).isFalse();
    assertThat(interval.contains(Double.NaN)).isFalse();
    assertThat(interval.words()).isEqualTo("at least 0 and below 1");
  }

  @Test
  void withoutAnEnd() {
    assertThat(Interval.parse("(0.5, )").words()).isEqualTo("above 0.5");
    assertThat(Interval.parse("(0.5, )").contains(1e300)).isTrue();
    assertThat(Interval.parse("( , 3]").words()).isEqualTo("at most 3");
  }

  @Test
  void refusesOtherText() {
    assertThatThrownBy(() -> Interval.parse("0..1")).hasMessageContaining("0..1");
  }
}
