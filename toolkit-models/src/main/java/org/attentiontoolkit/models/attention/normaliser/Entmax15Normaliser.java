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
 * Entmax with α = 1.5, half way between softmax and sparsemax: weights {@code max(0, score / 2 −
 * τ)²} with the τ that makes them sum to one, found exactly by sorting.
 *
 * <p>Peters, Niculae and Martins, "Sparse sequence-to-sequence models", ACL 2019, section 3 and
 * algorithm 2.
 */
public final class Entmax15Normaliser implements Normaliser {
  /** No settings. */
  public record Config() {}

  /** Entmax for any slot. */
  public Entmax15Normaliser(Config config, NormaliserSlot slot, ParameterScope scope) {}

  @Override
  public Pairs weights(Tape tape, Pairs scores, Visibility visibility) {
    return PairWeights.apply(tape, scores, visibility, new Entmax15());
  }

  private static final class Entmax15 implements WeightFunction {
    @Override
    public void weights(double[] scores, double[] weights) {
      double max = Arrays.stream(scores).max().orElseThrow();
      double[] halves = Arrays.stream(scores).map(score -> (score - max) / 2).toArray();
      double threshold = threshold(halves);
      for (int j = 0; j < weights.length; j++) {
        double above = Math.max(0, halves[j] - threshold);
        weights[j] = above * above;
      }
    }

    /**
     * With the k largest of the halves in the support, {@code τ = mean − √((1 − k · variance) / k)}
     * ; the support grows as long as its least value is above τ.
     */
    private static double threshold(double[] halves) {
      double[] sorted = halves.clone();
      Arrays.sort(sorted);
      double mean = 0;
      double squares = 0; // Σ (x − mean)², kept as in Welford 1962
      double threshold = 0;
      for (int k = 1; k <= sorted.length; k++) {
        double next = sorted[sorted.length - k];
        double distance = next - mean;
        mean += distance / k;
        squares += distance * (next - mean);
        double tau = mean - Math.sqrt(Math.max(0, (1 - squares) / k));
        if (tau > next) {
          break;
        }
        threshold = tau;
      }
      return threshold;
    }

    /** With {@code s = √weight}: {@code s (dy − Σ s dy / Σ s)}. */
    @Override
    public void gradient(double[] weights, double[] dWeights, double[] dScores) {
      double sum = 0;
      double product = 0;
      for (int j = 0; j < weights.length; j++) {
        dScores[j] = Math.sqrt(weights[j]);
        sum += dScores[j];
        product += dScores[j] * dWeights[j];
      }
      for (int j = 0; j < weights.length; j++) {
        dScores[j] *= dWeights[j] - product / sum;
      }
    }
  }
}
