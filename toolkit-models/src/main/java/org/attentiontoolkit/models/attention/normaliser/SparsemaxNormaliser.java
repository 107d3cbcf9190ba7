package org.attentiontoolkit.models.attention.normaliser;

import java.util.Arrays;
import org.attentiontoolkit.api.attention.Normaliser;
import org.attentiontoolkit.api.attention.NormaliserSlot;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.op.PairWeights;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.op.WeightFunction;

/**
 * The point of the simplex nearest to the scores: weights {@code max(0, score − τ)} with the τ that
 * makes them sum to one. Most are exactly zero.
 *
 * <p>Martins and Astudillo, "From softmax to sparsemax: a sparse model of attention and multi-label
 * classification", ICML 2016, equation 2 and algorithm 1; gradient: section 2.5.
 */
public final class SparsemaxNormaliser implements Normaliser {
  /** No settings. */
  public record Config() {}

  /** Sparsemax for any slot. */
  public SparsemaxNormaliser(Config config, NormaliserSlot slot, ParameterScope scope) {}

  @Override
  public Pairs weights(Tape tape, Pairs scores, Visibility visibility) {
    return PairWeights.apply(tape, scores, visibility, new Sparsemax());
  }

  private static final class Sparsemax implements WeightFunction {
    @Override
    public void weights(double[] scores, double[] weights) {
      double[] sorted = scores.clone();
      Arrays.sort(sorted);
      double max = sorted[sorted.length - 1];
      double sum = 0;
      double threshold = 0;
      for (int k = 1; k <= sorted.length; k++) {
        double next = sorted[sorted.length - k] - max;
        sum += next;
        if (1 + k * next > sum) {
          threshold = (sum - 1) / k;
        }
      }
      for (int j = 0; j < scores.length; j++) {
        weights[j] = Math.max(0, scores[j] - max - threshold);
      }
    }

    /** {@code dy} less its mean over the keys that have a weight; zero for the others. */
    @Override
    public void gradient(double[] weights, double[] dWeights, double[] dScores) {
      double sum = 0;
      int support = 0;
      for (int j = 0; j < weights.length; j++) {
        if (weights[j] > 0) {
          sum += dWeights[j];
          support++;
        }
      }
      for (int j = 0; j < weights.length; j++) {
        dScores[j] = weights[j] > 0 ? dWeights[j] - sum / support : 0;
      }
    }
  }
}
