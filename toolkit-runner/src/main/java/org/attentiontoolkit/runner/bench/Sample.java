package org.attentiontoolkit.runner.bench;

import java.util.List;

/** What one round of a side measured. */
interface Sample {
  /** All of it, as a line of JSON. */
  String json();

  /** What a table shows of it: of every sample of a benchmark the same ones in the same order. */
  List<Figure> figures();

  /** What sides are compared by; more is faster. */
  double speed();

  /**
   * A number with its name.
   *
   * @param name with its unit, a column's head
   * @param decimals how many digits of it are worth showing
   */
  record Figure(String name, int decimals, double value) {}
}
