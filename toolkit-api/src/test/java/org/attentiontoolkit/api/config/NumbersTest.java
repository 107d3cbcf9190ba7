package org.attentiontoolkit.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumbersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"1e309", "-1e400", "1e999", "1e-999", "-1e-324", "2e308", "1e99999999999"})
  void noNumberBecomesInfiniteOrZero(String number) {
    assertThat(Numbers.real(number)).isEmpty();
    assertThat(Numbers.range(double.class, number)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0", "0.000", "0e5", "0e-999", "0.0E+999"})
  void zeroIsZero(String number) {
    assertThat(Math.abs(Numbers.real(number).orElseThrow())).isZero();
    assertThat(Numbers.range(double.class, number)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1e3, 1000",
    "1000.0, 1000",
    "15e-1, ",
    "1.5e1, 15",
    "9223372036854775807, 9223372036854775807",
    "9223372036854775808, ",
    "1e18, 1000000000000000000",
    "1e999999999, ",
    "1e-999999999, ",
    "0e999999999, 0",
    "-0, 0",
    "007, 7",
    "9007199254740993.0, 9007199254740993",
    "1e99999999999, "
  })
  void wholeNumbersAreExact(String number, Long whole) {
    assertThat(Numbers.whole(number, Long.MIN_VALUE, Long.MAX_VALUE).orElse(null)).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource({"2147483648, true", "-1e300, true", "1.5, false", "1e-400, false", "7, false"})
  void aWholeNumberThatIsTooLargeIsNotCalledUnwhole(String number, boolean tooLarge) {
    assertThat(Numbers.range(int.class, number).isPresent()).isEqualTo(tooLarge);
  }
}
