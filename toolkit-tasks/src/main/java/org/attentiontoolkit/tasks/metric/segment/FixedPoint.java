package org.attentiontoolkit.tasks.metric.segment;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimals as C and Python print them: the binary value's own digits, ties to even. */
public final class FixedPoint {
  private FixedPoint() {}

  /** A value with so many digits after the point. */
  public static String format(double value, int digits) {
    return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }
}
