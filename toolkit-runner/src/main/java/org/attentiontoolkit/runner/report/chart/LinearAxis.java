package org.attentiontoolkit.runner.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Equal differences are equally far apart.
 *
 * @param low value at the beginning
 * @param high value at the end
 * @param step between ticks
 */
record LinearAxis(double low, double high, double step) implements Axis {
  private static final double[] ROUND = {1, 2, 5};

  /** The most steps between values; the next round step leaves at least two. */
  private static final int STEPS = 5;

  /** A span is at least this part of the values, so that labels stay short. */
  private static final double NARROWEST = 1e-3;

  /** Longer labels get a factor in common. */
  private static final int LONGEST = 6;

  /** Rounding of sums must not add a tick. */
  private static final double SLACK = 1e-6;

  /** Round ends around values. */
  static LinearAxis around(double least, double greatest) {
    double size = Math.max(Math.abs(least), Math.abs(greatest));
    double lacking = Math.max(0, NARROWEST * size - (greatest - least));
    double low = least - lacking / 2;
    double high = size == 0 ? 1 : greatest + lacking / 2;
    double step = step((high - low) / STEPS);
    return new LinearAxis(
        Math.floor(low / step + SLACK) * step, Math.ceil(high / step - SLACK) * step, step);
  }

  /** From 0 to a number of steps exactly; ticks are whole numbers. */
  static LinearAxis ofSteps(long last) {
    long end = Math.max(1, last);
    return new LinearAxis(0, end, Math.max(1, step((double) end / STEPS)));
  }

  /** The least of 1, 2, 5, 10, 20 … that is not less. */
  private static double step(double least) {
    int power = (int) Math.floor(Math.log10(least));
    for (double s : ROUND) {
      if (scaled(s, power) >= least * (1 - SLACK)) {
        return scaled(s, power);
      }
    }
    return scaled(1, power + 1);
  }

  /** Exactly the number that is written so. */
  private static double scaled(double digit, int power) {
    return BigDecimal.valueOf(digit).scaleByPowerOfTen(power).doubleValue();
  }

  @Override
  public double place(double value) {
    return (value - low) / (high - low);
  }

  @Override
  public List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    long last = (long) Math.floor(high / step + SLACK);
    for (long i = (long) Math.ceil(low / step - SLACK); i <= last; i++) {
      ticks.add(new Tick(i * step, label(i)));
    }
    return ticks;
  }

  private String label(long steps) {
    int power = power();
    String unit = power == 3 ? "k" : power == 6 ? "M" : "";
    return steps == 0 ? "0" : text(steps, power) + unit;
  }

  private boolean isFactored() {
    int power = power();
    return power != 0 && power != 3 && power != 6;
  }

  @Override
  public String factor() {
    return isFactored() ? "×10" + raised(power()) : "";
  }

  /** What labels are divided by, as a power of ten: 0 unless they would be long. */
  private int power() {
    double size = Math.max(Math.abs(low), Math.abs(high));
    boolean isLong = text(Math.round(high / step), 0).length() > LONGEST || size < 0.01;
    boolean isThousands = size >= 1e4 && step >= 100;
    int power = isLong || isThousands ? 3 * (int) Math.floor(Math.log10(size) / 3 + SLACK) : 0;
    return power == 6 && size < 1e7 && step < 1e6 ? 3 : power;
  }

  private String text(long steps, int power) {
    BigDecimal value =
        BigDecimal.valueOf(step).multiply(BigDecimal.valueOf(steps)).scaleByPowerOfTen(-power);
    int decimals =
        Math.max(
            0, BigDecimal.valueOf(step).scaleByPowerOfTen(-power).stripTrailingZeros().scale());
    return value.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString().replace('-', '−');
  }

  private static String raised(int power) {
    StringBuilder text = new StringBuilder();
    for (char c : Integer.toString(power).toCharArray()) {
      text.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
    }
    return text.toString();
  }

  @Override
  public String name() {
    return "linear";
  }
}
