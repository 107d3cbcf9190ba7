package org.attentiontoolkit.runner.report.markup;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.attentiontoolkit.api.statistics.ConfidenceInterval;

/** NumberText for people. */
public final class NumberText {
  private static final MathContext FOUR = new MathContext(4);

  private NumberText() {}

  /** Four significant digits. */
  public static String brief(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "not a number" : value > 0 ? "∞" : "−∞";
    }
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size < 1e-3 || size >= 1e7) {
      return String.format(Locale.ROOT, "%.2e", value).replace("e-0", "e-").replace("e+0", "e");
    }
    if (size >= 1000) {
      return whole(Math.round(value));
    }
    return new BigDecimal(value).round(FOUR).toPlainString();
  }

  /** With thin spaces between thousands. */
  public static String whole(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', '\u2009');
  }

  /** Coordinates in SVG. */
  public static String coordinate(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** How many decimals show four significant digits; at most six, none for 1000 and more. */
  public static int decimals(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return 0;
    }
    return Math.clamp(3 - (int) Math.floor(Math.log10(Math.abs(value))), 0, 6);
  }

  /** As many decimals as show a value that lies in an interval: its width to two digits. */
  public static int decimals(double value, Optional<ConfidenceInterval> interval) {
    double width = interval.map(ends -> ends.high() - ends.low()).orElse(0.0);
    return width > 0
        ? Math.min(decimals(value), Math.clamp(1 - (int) Math.floor(Math.log10(width)), 0, 6))
        : decimals(value);
  }

  /** So many decimals, so that numbers in a column can be compared; {@link #brief} when tiny. */
  public static String fixed(double value, int decimals) {
    if (!Double.isFinite(value) || Math.abs(value) >= 1e7) {
      return brief(value);
    }
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value).replace(',', '\u2009');
    return text.replaceFirst("^-(?=[0.]*$)", "").replace('-', '−');
  }

  /** The same with a sign, for differences. */
  public static String signed(double value, int decimals) {
    String text = fixed(value, decimals);
    return value > 0 && Double.isFinite(value) ? "+" + text : text;
  }

  /** A duration, such as {@code 1 min 15 s}. */
  public static String time(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }
    return seconds < 3600
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }

  /** In GiB. */
  public static String bytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
  }
}
