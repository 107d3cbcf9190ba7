package org.attentiontoolkit.api.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A parsed {@link Within}. Ends that are not written are infinite. */
record Interval(double from, boolean fromOpen, double to, boolean toOpen) {
  private static final Pattern FORM =
      Pattern.compile("([\\[(])\\s*([^,\\s]*)\\s*,\\s*([^,\\s]*)\\s*([])])");

  static Interval parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("not an interval such as [0, 1): " + text);
    }
    String low = form.group(2);
    String high = form.group(3);
    return new Interval(
        low.isEmpty() ? Double.NEGATIVE_INFINITY : Double.parseDouble(low),
        form.group(1).equals("("),
        high.isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(high),
        form.group(4).equals(")"));
  }

  boolean contains(double value) {
    boolean above = fromOpen && Double.isFinite(from) ? value > from : value >= from;
    boolean below = toOpen && Double.isFinite(to) ? value < to : value <= to;
    return above && below;
  }

  /** In words: {@code at least 0 and below 1}. */
  String words() {
    String low = Double.isInfinite(from) ? "" : (fromOpen ? "above " : "at least ") + plain(from);
    String high = Double.isInfinite(to) ? "" : (toOpen ? "below " : "at most ") + plain(to);
    return low.isEmpty() || high.isEmpty() ? low + high : low + " and " + high;
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
