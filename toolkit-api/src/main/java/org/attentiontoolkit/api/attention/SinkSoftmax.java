package org.attentiontoolkit.api.attention;

import org.attentiontoolkit.tensor.op.WeightFunction;

/** {@code exp(x) / (exp(s) + Σ exp(x))}, s the head's number. */
final class SinkSoftmax implements WeightFunction.WithOffset {
  @Override
  public void weights(double[] scores, double sink, double[] weights) {
    double max = sink;
    for (double score : scores) {
      max = Math.max(max, score);
    }
    double sum = Math.exp(sink - max);
    for (int j = 0; j < scores.length; j++) {
      weights[j] = Math.exp(scores[j] - max);
      sum += weights[j];
    }
    for (int j = 0; j < weights.length; j++) {
      weights[j] /= sum;
    }
  }

  /** {@code dx = y (dy − Σ y dy)} and {@code ds = −(1 − Σ y) Σ y dy}. */
  @Override
  public double gradient(double[] weights, double[] dWeights, double[] dScores) {
    double product = 0;
    double sum = 0;
    for (int j = 0; j < weights.length; j++) {
      product += weights[j] * dWeights[j];
      sum += weights[j];
    }
    for (int j = 0; j < weights.length; j++) {
      dScores[j] = weights[j] * (dWeights[j] - product);
    }
    return -(1 - sum) * product;
  }
}
