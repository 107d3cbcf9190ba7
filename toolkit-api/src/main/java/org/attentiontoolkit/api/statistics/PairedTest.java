package org.attentiontoolkit.api.statistics;

/**
 * How likely two systems' scores on the same examples would differ as much if the systems did not:
 * a p-value, two-sided.
 */
public sealed interface PairedTest permits PairedBootstrap, ApproximateRandomization {

  /**
   * The p-value, (c + 1) / (n + 1) where in c of n trials chance makes a greater difference than
   * there is. It is never 0: the systems as they are count as a trial. Of equal scores it is 1:
   * there is no difference to explain.
   *
   * @param baseline contributions of one system's outputs
   * @param system those of the other's, on the same examples
   */
  double pValue(Contributions baseline, Contributions system);

  /** How many trials it makes. */
  int trials();

  /** The p-value of a count. */
  static double pValue(double[] differences, double real) {
    if (real == 0) {
      return 1;
    }
    int greater = 0;
    for (double difference : differences) {
      greater += difference > real ? 1 : 0;
    }
    return (greater + 1.0) / (differences.length + 1.0);
  }
}
