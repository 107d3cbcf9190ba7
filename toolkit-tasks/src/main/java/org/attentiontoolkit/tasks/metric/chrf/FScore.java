package org.attentiontoolkit.tasks.metric.chrf;

import java.util.List;

/**
 * The score of counts of n-grams: of each order those of the output, those of the reference, and
 * those they share.
 *
 * @param orders how many orders there are, of characters and of words
 * @param beta how many times recall counts as much as precision
 * @param epsilonSmoothing whether orders without n-grams count
 */
record FScore(int orders, int beta, boolean epsilonSmoothing) {
  /** Numbers an order. */
  static final int COUNTS = 3;

  private static final double EPSILON = 1e-16;

  /** The counts of an output and a reference. */
  double[] counts(List<NgramCounts> output, List<NgramCounts> reference) {
    double[] counts = new double[COUNTS * orders];
    for (int i = 0; i < orders; i++) {
      NgramCounts right = reference.get(i);
      counts[COUNTS * i] = right.total() == 0 ? 0 : output.get(i).total();
      counts[COUNTS * i + 1] = right.total();
      counts[COUNTS * i + 2] = output.get(i).matches(right);
    }
    return counts;
  }

  /** The score, 0 to 100. */
  double of(double[] counts) {
    return 100 * (epsilonSmoothing ? meanOfScores(counts) : scoreOfMeans(counts));
  }

  /** The F-score of mean precision and recall, over the orders that both sides have. */
  private double scoreOfMeans(double[] counts) {
    double precision = 0;
    double recall = 0;
    int effective = 0;
    for (int i = 0; i < orders; i++) {
      double output = counts[COUNTS * i];
      double reference = counts[COUNTS * i + 1];
      if (output > 0 && reference > 0) {
        precision += counts[COUNTS * i + 2] / output;
        recall += counts[COUNTS * i + 2] / reference;
        effective++;
      }
    }
    return precision + recall == 0 ? 0 : f(precision / effective, recall / effective);
  }

  /** The mean of the F-scores of all orders. */
  private double meanOfScores(double[] counts) {
    double sum = 0;
    for (int i = 0; i < orders; i++) {
      double output = counts[COUNTS * i];
      double reference = counts[COUNTS * i + 1];
      double matches = counts[COUNTS * i + 2];
      double precision = output > 0 ? matches / output : EPSILON;
      double recall = reference > 0 ? matches / reference : EPSILON;
      sum += beta * beta * precision + recall > 0 ? f(precision, recall) : EPSILON;
    }
    return sum / orders;
  }

  private double f(double precision, double recall) {
    double factor = beta * beta;
    return (1 + factor) * precision * recall / (factor * precision + recall);
  }
}
