package org.attentiontoolkit.runner.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Where values lie between two ends of a line, and which ones to write beside it.
 *
 * @param low value at the beginning
 * @param high value at the end
 * @param logarithmic whether equal ratios are equally far apart, else equal differences
 */
record Axis(double low, double high, boolean logarithmic) {
  private static final double[] STEPS = {1, 2, 2.5, 5, 10};
  private static final double SPAN_FOR_LOG = 50;

  /** Round ends around values; logarithmic when they are positive and far apart. */
  static Axis around(double least, double greatest) {
    if (least > 0 && greatest / least > SPAN_FOR_LOG) {
      return new Axis(least, greatest, true);
    }
    double margin = greatest > least ? 0 : Math.max(1e-9, Math.abs(least) * 0.1);
    double step = step(greatest - least + 2 * margin, 4);
    return new Axis(
        Math.floor((least - margin) / step + 1e-9) * step,
        Math.ceil((greatest + margin) / step - 1e-9) * step,
        false);
  }

  /** Exactly between values. */
  static Axis between(double first, double last) {
    return new Axis(first, last > first ? last : first + 1, false);
  }

  /** 0 at the beginning, 1 at the end. */
  double place(double value) {
    return logarithmic
        ? Math.log(value / low) / Math.log(high / low)
        : (value - low) / (high - low);
  }

  /** Round values, about as many as asked for. */
  List<Double> ticks(int count) {
    return logarithmic ? logarithmicTicks() : linearTicks(count);
  }

  private List<Double> linearTicks(int count) {
    double step = step(high - low, count);
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private List<Double> logarithmicTicks() {
    boolean wide = Math.log10(high / low) > 3;
    List<Double> ticks = new ArrayList<>();
    for (int e = (int) Math.floor(Math.log10(low)); e <= Math.ceil(Math.log10(high)); e++) {
      for (double factor : wide ? new double[] {1} : new double[] {1, 2, 5}) {
        double tick = factor * Math.pow(10, e);
        if (tick >= low * 0.999 && tick <= high * 1.001) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  private static double step(double span, int count) {
    double rough = span / count;
    double unit = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double s : STEPS) {
      if (s * unit >= rough * 0.999) {
        return s * unit;
      }
    }
    return 10 * unit;
  }
}
