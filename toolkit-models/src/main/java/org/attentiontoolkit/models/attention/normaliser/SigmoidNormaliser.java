package org.attentiontoolkit.models.attention.normaliser;

import java.util.Optional;
import org.attentiontoolkit.api.attention.Normaliser;
import org.attentiontoolkit.api.attention.NormaliserSlot;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.op.PairWeights;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.op.WeightFunction;

/**
 * Each key's weight on its own: {@code sigmoid(score + b)}, with {@code b = −log n} of the n keys
 * that the query sees, or a given b. Weights need not sum to one.
 *
 * <p>Ramapuram et al., "Theory, analysis, and best practices for sigmoid self-attention", ICLR
 * 2025, section 2. The paper's n is the length of the sequence; here it is what the query sees, so
 * that a causal attention does not know how long its sequence will become.
 */
public final class SigmoidNormaliser implements Normaliser {
  /**
   * Settings.
   *
   * @param bias b; −log n without it
   */
  public record Config(Optional<Double> bias) {}

  private final Optional<Double> bias;

  /** For any slot. */
  public SigmoidNormaliser(Config config, NormaliserSlot slot, ParameterScope scope) {
    bias = config.bias();
  }

  @Override
  public Pairs weights(Tape tape, Pairs scores, Visibility visibility) {
    return PairWeights.apply(tape, scores, visibility, new Sigmoid(bias));
  }

  private record Sigmoid(Optional<Double> bias) implements WeightFunction {
    @Override
    public void weights(double[] scores, double[] weights) {
      double b = bias.orElseGet(() -> -Math.log(scores.length));
      for (int j = 0; j < scores.length; j++) {
        weights[j] = 1 / (1 + Math.exp(-scores[j] - b));
      }
    }

    @Override
    public void gradient(double[] weights, double[] dWeights, double[] dScores) {
      for (int j = 0; j < weights.length; j++) {
        dScores[j] = weights[j] * (1 - weights[j]) * dWeights[j];
      }
    }
  }
}
