package org.attentiontoolkit.tensor.blas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WideUnitsTest {
  @Test
  void zen4HasNone() {
    assertThat(WideUnits.in(cpu("AuthenticAMD", 25))).isFalse();
    assertThat(WideUnits.in(cpu("AuthenticAMD", 26))).isTrue();
    assertThat(WideUnits.in(cpu("GenuineIntel", 6))).isTrue();
  }

  private static String cpu(String vendor, int family) {
    return "processor\t: 0\nvendor_id\t: %s\ncpu family\t: %d\n".formatted(vendor, family);
  }
}
