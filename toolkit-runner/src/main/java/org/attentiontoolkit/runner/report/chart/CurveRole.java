package org.attentiontoolkit.runner.report.chart;

import java.util.Locale;

/** What a line of a chart is; drawn in this order, so that the last one lies on top. */
enum CurveRole {
  /** What training makes small, where that is not the loss. */
  OBJECTIVE,
  /** Measured on what is learned from. */
  TRAIN,
  /** A plugin's. */
  OTHER,
  /** Measured on what models are chosen by. */
  VALID,
  /** Measured once. */
  TEST;

  /** Its name in the page's style. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a metric by the part of its name before the dot. */
  static CurveRole of(String prefix) {
    return switch (prefix) {
      case "train" -> TRAIN;
      case "valid" -> VALID;
      case "test" -> TEST;
      default -> OTHER;
    };
  }
}
