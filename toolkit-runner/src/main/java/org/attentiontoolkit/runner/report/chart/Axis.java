package org.attentiontoolkit.runner.report.chart;

import java.util.Arrays;
import java.util.List;

/** Where values lie between the two ends of a line, and which ones to write beside it. */
sealed interface Axis permits LinearAxis, LogarithmicAxis {
  /** Fewer ticks cannot be read as a scale. */
  int FEWEST = 3;

  /** More are a ruler. */
  int MOST = 7;

  /** A logarithmic axis is for values at least this far apart. */
  double RATIO_FOR_LOGARITHM = 10;

  /** The part of a linear axis in which values are too close together to be told apart. */
  double CROWDED = 0.1;

  /**
   * A value with its place.
   *
   * @param value where it is
   * @param label how it is written, without the axis's {@link #factor}
   */
  record Tick(double value, String label) {}

  /** 0 at the beginning, 1 at the end. */
  double place(double value);

  /** Three to seven round values in order; no two labels are equal. */
  List<Tick> ticks();

  /** What labels are to be multiplied with, such as {@code ×10⁻³}; empty when they stand alone. */
  String factor();

  /** {@code linear} or {@code logarithmic}. */
  String name();

  /**
   * The axis for a quantity's values: logarithmic when most of them would be crowded together at
   * the lower end of a linear one.
   *
   * @param values finite ones; may be empty
   * @param besides values that have to be seen too, but do not decide
   */
  static Axis of(Quantity quantity, double[] values, double... besides) {
    double least = Math.min(least(values, 0), least(besides, Double.MAX_VALUE));
    double greatest = Math.max(greatest(values, 1), greatest(besides, -Double.MAX_VALUE));
    if (quantity.skewed() && least > 0 && greatest >= RATIO_FOR_LOGARITHM * least) {
      double low = quantity.fromZero() ? 0 : least;
      double crowded = low + CROWDED * (greatest - low);
      if (2 * Arrays.stream(values).filter(v -> v <= crowded).count() > values.length) {
        return LogarithmicAxis.around(least, greatest);
      }
    }
    return LinearAxis.around(quantity.fromZero() ? Math.min(0, least) : least, greatest);
  }

  private static double least(double[] values, double otherwise) {
    return Arrays.stream(values).min().orElse(otherwise);
  }

  private static double greatest(double[] values, double otherwise) {
    return Arrays.stream(values).max().orElse(otherwise);
  }
}
