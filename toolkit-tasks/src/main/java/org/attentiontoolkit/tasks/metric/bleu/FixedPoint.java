package org.attentiontoolkit.tasks.metric.bleu;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimals as C and Python print them: the binary value's own digits, ties to even. */
final class FixedPoint {
  private FixedPoint() {}

  static String format(double value, int digits) {
    return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }
}
