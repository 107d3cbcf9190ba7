package org.attentiontoolkit.tasks.metric;

import java.util.List;
import org.attentiontoolkit.api.task.Score;

/**
 * How well each next token is predicted when the right ones before it are given (teacher forcing);
 * {@code </s>} counts as a token.
 */
public final class TokenScores {
  private static final String GIVEN = " target token, </s> included, given those before it";

  private double lossSum;
  private long right;
  private long tokens;

  /**
   * Adds a batch.
   *
   * @param losses the negative log-likelihood of each token, in nats
   * @param predicted the likeliest token at each place
   * @param wanted the right token at each place
   */
  public void add(double[] losses, int[] predicted, int[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      lossSum += losses[i];
      right += predicted[i] == wanted[i] ? 1 : 0;
    }
    tokens += wanted.length;
  }

  /** Loss, perplexity and token accuracy of all that was added. */
  public List<Score> scores() {
    double loss = lossSum / tokens;
    return List.of(
        new Score(
            "loss",
            loss,
            "mean negative log-likelihood of a" + GIVEN + ", nats",
            Score.Better.LOWER),
        new Score("perplexity", Math.exp(loss), "exp of the loss", Score.Better.LOWER),
        new Score(
            "token-accuracy",
            100.0 * right / tokens,
            "percent of times that the likeliest is the right" + GIVEN,
            Score.Better.HIGHER));
  }
}
