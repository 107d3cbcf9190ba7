package org.attentiontoolkit.runner.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Equal ratios are equally far apart.
 *
 * @param low value at the beginning, positive
 * @param high value at the end, greater
 */
record LogarithmicAxis(double low, double high) implements Axis {
  /** Room beyond the values, as a ratio. */
  private static final double MARGIN = 1.05;

  static LogarithmicAxis around(double least, double greatest) {
    return new LogarithmicAxis(
        Math.max(least / MARGIN, Double.MIN_NORMAL), Math.min(greatest * MARGIN, Double.MAX_VALUE));
  }

  @Override
  public double place(double value) {
    return Math.log(value / low) / Math.log(high / low);
  }

  @Override
  public List<Tick> ticks() {
    List<Tick> ticks = ticks(List.of(1, 2, 5), 1);
    if (ticks.size() > MOST) {
      ticks = ticks(List.of(1, 3), 1);
    }
    for (int decades = 1; ticks.size() > MOST; decades++) {
      ticks = ticks(List.of(1), decades);
    }
    return ticks;
  }

  /** These digits of each decade, or of each so many decades. */
  private List<Tick> ticks(List<Integer> digits, int decades) {
    List<Tick> ticks = new ArrayList<>();
    int last = (int) Math.floor(Math.log10(high));
    for (int power = (int) Math.floor(Math.log10(low)); power <= last; power++) {
      if (Math.floorMod(power, decades) != 0) {
        continue;
      }
      for (int digit : digits) {
        double value = Double.parseDouble(digit + "e" + power);
        if (value >= low && value <= high) {
          ticks.add(new Tick(value, label(digit, power)));
        }
      }
    }
    return ticks;
  }

  private static String label(int digit, int power) {
    if (power < -3 || power >= 9) {
      return digit + "e" + Integer.toString(power).replace('-', '−');
    }
    if (power < 0) {
      return "0." + "0".repeat(-power - 1) + digit;
    }
    String unit = power >= 6 ? "M" : power >= 4 ? "k" : "";
    int zeros = unit.equals("M") ? power - 6 : unit.equals("k") ? power - 3 : power;
    return digit + "0".repeat(zeros) + unit;
  }

  @Override
  public String factor() {
    return "";
  }

  @Override
  public String name() {
    return "logarithmic";
  }
}
