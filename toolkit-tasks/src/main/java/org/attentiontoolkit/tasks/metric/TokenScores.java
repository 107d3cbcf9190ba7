package org.attentiontoolkit.tasks.metric;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.statistics.Contributions;
import org.attentiontoolkit.api.task.ReferenceScorer.Scored;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.CrossEntropy;

/**
 * How well each next token is predicted when the right ones before it are given (teacher forcing);
 * {@code </s>} counts as a token.
 */
public final class TokenScores {
  /** The name of the loss. */
  public static final String LOSS = "loss";

  /** The name of the perplexity. */
  public static final String PERPLEXITY = "perplexity";

  /** The name of the token accuracy. */
  public static final String ACCURACY = "token-accuracy";

  /** The names of all its scores, in the order to show them. */
  public static final List<String> NAMES = List.of(LOSS, PERPLEXITY, ACCURACY);

  private static final String GIVEN = " target token, </s> included, given those before it";

  private final double[] losses;
  private final double[] hits;
  private final double[] tokens;
  private double lossSum;
  private long right;
  private long total;

  /** Scores of so many examples, which are still to be added. */
  public TokenScores(int examples) {
    losses = new double[examples];
    hits = new double[examples];
    tokens = new double[examples];
  }

  /**
   * What became of N next tokens.
   *
   * @param losses the negative log-likelihood of each, in nats
   * @param predicted the likeliest token at each place
   * @param wanted the right token at each place
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  public record Next(double[] losses, int[] predicted, int[] wanted) {
    /**
     * By what a model gives.
     *
     * @param logits {@code [N, V]}
     * @param wanted the right token at each place, {@code [N]}
     */
    public static Next of(Tape tape, Tensor logits, int[] wanted) {
      double[] losses = CrossEntropy.tokenLosses(tape, logits, wanted);
      return new Next(losses, tape.kernels().rows().argMaxRows(logits.data()).toInts(), wanted);
    }
  }

  /**
   * Adds a batch.
   *
   * @param examples whose tokens they are, in turn
   * @param targets where the tokens of each begin and end
   */
  public void add(int[] examples, Segments targets, Next next) {
    for (int b = 0; b < examples.length; b++) {
      int example = examples[b];
      for (int i = targets.start(b); i < targets.end(b); i++) {
        boolean hit = next.predicted()[i] == next.wanted()[i];
        losses[example] += next.losses()[i];
        hits[example] += hit ? 1 : 0;
        lossSum += next.losses()[i];
        right += hit ? 1 : 0;
      }
      tokens[example] += targets.length(b);
      total += targets.length(b);
    }
  }

  /**
   * The tokens of one example with their log-probabilities.
   *
   * @param token of a number
   * @param next of a batch
   * @param from the example's first token there
   * @param to the one after its last
   */
  public static Scored scored(IntFunction<String> token, Next next, int from, int to) {
    return new Scored(
        Arrays.stream(next.wanted, from, to).mapToObj(token).toList(),
        Arrays.stream(next.losses, from, to).mapToObj(loss -> -loss).toList());
  }

  /** Loss, perplexity and token accuracy of all that was added. */
  public List<Measured> scores() {
    double loss = lossSum / total;
    return List.of(
        new Measured(
            new MetricScore(
                LOSS,
                loss,
                "mean negative log-likelihood of a" + GIVEN + ", nats",
                MetricScore.Better.LOWER),
            Contributions.mean(1, losses, tokens)),
        new Measured(
            new MetricScore(
                PERPLEXITY, Math.exp(loss), "exp of the loss", MetricScore.Better.LOWER),
            new Contributions(List.of(losses, tokens), sums -> Math.exp(sums[0] / sums[1]))),
        new Measured(
            new MetricScore(
                ACCURACY,
                100.0 * right / total,
                "percent of times that the likeliest is the right" + GIVEN,
                MetricScore.Better.HIGHER),
            Contributions.mean(100, hits, tokens)));
  }
}
