package org.attentiontoolkit.api.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations with the units of HOCON.md, as {@code 30s} or {@code 2 minutes}. */
final class Durations {
  private static final Pattern FORM =
      Pattern.compile("\\s*([+-]?\\d{1,30}(?:\\.\\d{1,30})?)\\s*([a-z]{1,12})\\s*");

  private static final Map<String, Duration> UNITS =
      Map.of(
          "ns", Duration.ofNanos(1),
          "us", Duration.ofNanos(1000),
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  /** Long names, which may end with an s, and the short ones they stand for. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("nano", "ns"),
          Map.entry("nanosecond", "ns"),
          Map.entry("micro", "us"),
          Map.entry("microsecond", "us"),
          Map.entry("milli", "ms"),
          Map.entry("millisecond", "ms"),
          Map.entry("second", "s"),
          Map.entry("minute", "m"),
          Map.entry("hour", "h"),
          Map.entry("day", "d"));

  private Durations() {}

  /** The duration a text says, to the nanosecond; empty if it says none. */
  static Optional<Duration> parse(String text) {
    if (text.length() > 100) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String name = form.group(2);
    Optional<Duration> unit =
        Optional.ofNullable(UNITS.get(NAMES.getOrDefault(name.replaceFirst("s$", ""), name)));
    return unit.flatMap(u -> times(u, new BigDecimal(form.group(1))));
  }

  private static Optional<Duration> times(Duration unit, BigDecimal factor) {
    BigDecimal nanos = factor.multiply(BigDecimal.valueOf(unit.toNanos()));
    BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000));
    try {
      return Optional.of(
          Duration.ofSeconds(parts[0].longValueExact()).plusNanos(parts[1].longValue()));
    } catch (ArithmeticException tooLong) {
      return Optional.empty();
    }
  }
}
