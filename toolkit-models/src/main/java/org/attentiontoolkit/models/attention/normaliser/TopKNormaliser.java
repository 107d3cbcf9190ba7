package org.attentiontoolkit.models.attention.normaliser;

import java.util.Arrays;
import org.attentiontoolkit.api.attention.Normaliser;
import org.attentiontoolkit.api.attention.NormaliserSlot;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.op.PairWeights;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.op.WeightFunction;

/**
 * Softmax over the k largest scores of a query; the other keys get nothing. Of equal scores the
 * first ones are kept. A query that sees k keys or fewer keeps all.
 *
 * <p>Zhao et al., "Explicit sparse Transformer: concentrated attention through explicit selection",
 * 2019: its masking M(P, k).
 */
public final class TopKNormaliser implements Normaliser {
  /**
   * Settings.
   *
   * @param k how many keys a query looks at
   */
  public record Config(@Within("[1, 1000000000]") int k) {}

  private final int k;

  /** For any slot. */
  public TopKNormaliser(Config config, NormaliserSlot slot, ParameterScope scope) {
    k = config.k();
  }

  @Override
  public Pairs weights(Tape tape, Pairs scores, Visibility visibility) {
    return PairWeights.apply(tape, scores, visibility, new TopK(k));
  }

  private record TopK(int k) implements WeightFunction {
    @Override
    public void weights(double[] scores, double[] weights) {
      double[] sorted = scores.clone();
      Arrays.sort(sorted);
      double max = sorted[sorted.length - 1];
      double least = sorted[Math.max(0, sorted.length - k)];
      int equals = k - (int) Arrays.stream(scores).filter(score -> score > least).count();
      double sum = 0;
      for (int j = 0; j < scores.length; j++) {
        boolean kept = scores[j] > least || (scores[j] == least && equals-- > 0);
        weights[j] = kept ? Math.exp(scores[j] - max) : 0;
        sum += weights[j];
      }
      for (int j = 0; j < weights.length; j++) {
        weights[j] /= sum;
      }
    }

    /** {@code y (dy − Σ y dy)}. */
    @Override
    public void gradient(double[] weights, double[] dWeights, double[] dScores) {
      double product = 0;
      for (int j = 0; j < weights.length; j++) {
        product += weights[j] * dWeights[j];
      }
      for (int j = 0; j < weights.length; j++) {
        dScores[j] = weights[j] * (dWeights[j] - product);
      }
    }
  }
}
