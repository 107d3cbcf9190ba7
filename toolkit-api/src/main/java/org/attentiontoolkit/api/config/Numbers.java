package org.attentiontoolkit.api.config;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as Java's types hold them; none is rounded to infinity or to 0. */
final class Numbers {
  /** More digits than any whole number of 64 bits, with an exponent, is written with. */
  private static final int LONGEST_WHOLE = 100;

  private Numbers() {}

  /** A whole number within a range; {@code 1e3} and {@code 5.0} are whole, too. */
  static Optional<Long> whole(String number, long from, long to) {
    if (number.length() > LONGEST_WHOLE) {
      return Optional.empty();
    }
    try {
      long exact = new BigDecimal(number).longValueExact();
      return exact >= from && exact <= to ? Optional.of(exact) : Optional.empty();
    } catch (ArithmeticException | NumberFormatException notOne) {
      return Optional.empty();
    }
  }

  /** The nearest number of 64 bits; empty if that is infinite, or 0 for a number that isn't. */
  static Optional<Double> real(String number) {
    double value = Double.parseDouble(number);
    return Double.isInfinite(value) || value == 0 && !isZero(number)
        ? Optional.empty()
        : Optional.of(value);
  }

  private static boolean isZero(String number) {
    return number.chars().takeWhile(c -> c != 'e' && c != 'E').noneMatch(c -> c >= '1' && c <= '9');
  }

  /** Whether it is a whole number of whatever size. */
  private static boolean isWhole(String number) {
    double value = Double.parseDouble(number);
    return value == Math.rint(value) && !(value == 0 && !isZero(number));
  }

  /** What a type holds, in words, if a number is of the type's kind and beyond that. */
  static Optional<String> range(Class<?> type, String number) {
    if (type == double.class || type == Double.class) {
      return real(number).isPresent()
          ? Optional.empty()
          : Optional.of(
              Double.isInfinite(Double.parseDouble(number))
                  ? "at most 1.8e308 in size"
                  : "0 or at least 5e-324 in size");
    } else if (type == int.class || type == Integer.class) {
      return range(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (type == long.class || type == Long.class) {
      return range(number, Long.MIN_VALUE, Long.MAX_VALUE);
    }
    return Optional.empty();
  }

  private static Optional<String> range(String number, long from, long to) {
    return isWhole(number) && whole(number, from, to).isEmpty()
        ? Optional.of("between " + from + " and " + to)
        : Optional.empty();
  }
}
