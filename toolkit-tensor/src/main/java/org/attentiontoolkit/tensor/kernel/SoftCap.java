package org.attentiontoolkit.tensor.kernel;

/**
 * Scores that stay below a bound: {@code cap · tanh(score / cap)}. Bello et al., "Neural
 * combinatorial optimization with reinforcement learning", 2017, equation 16; of attention: Gemma
 * Team, "Gemma 2", 2024, section 2.
 *
 * @param cap above 0
 */
public record SoftCap(double cap) implements ScoreFunction {
  /** Checks the bound. */
  public SoftCap {
    if (!(cap > 0)) {
      throw new IllegalArgumentException("a soft cap of " + cap);
    }
  }

  @Override
  public void change(ScoreRow row, double[] scores, double[] slopes) {
    for (int j = 0; j < scores.length; j++) {
      double tanh = Math.tanh(scores[j] / cap);
      scores[j] = cap * tanh;
      slopes[j] = 1 - tanh * tanh;
    }
  }
}
