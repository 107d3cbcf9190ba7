package org.attentiontoolkit.tensor.op;

import java.util.Optional;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.kernel.DropoutRule;
import org.attentiontoolkit.tensor.kernel.ScoreFunction;

/**
 * How {@link ScaledDotAttention} attends.
 *
 * @param heads H, of the queries
 * @param keyHeads G, of keys and values, a divisor of H
 * @param scale factor of the scores, 1 / √D with Vaswani et al. 2017
 * @param visibility which keys a query sees
 * @param dropout probability with which a weight is dropped in training
 * @param purpose names the draws of dropout: no two places of a model share one
 * @param scores what becomes of scores before the softmax
 * @param distances what is added to scores after that, by distance
 * @param sinks a score for each head whose weight goes nowhere, {@code [H]}
 */
public record AttentionSettings(
    int heads,
    int keyHeads,
    double scale,
    Visibility visibility,
    double dropout,
    String purpose,
    Optional<ScoreFunction> scores,
    Optional<DistanceBias> distances,
    Optional<Tensor> sinks) {
  /** Checks heads and probability. */
  public AttentionSettings {
    DropoutRule.check(dropout);
    if (heads < 1 || keyHeads < 1 || heads % keyHeads != 0) {
      throw new IllegalArgumentException(
          "H = %d heads of queries are not a multiple of G = %d heads of keys"
              .formatted(heads, keyHeads));
    }
  }

  /** As many heads of keys as of queries, scores as they are, no dropout. */
  public static AttentionSettings of(int heads, double scale, Visibility visibility) {
    return new AttentionSettings(
        heads,
        heads,
        scale,
        visibility,
        0,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with fewer heads of keys and values, each for as many heads of queries. */
  public AttentionSettings withKeyHeads(int count) {
    return new AttentionSettings(
        heads, count, scale, visibility, dropout, purpose, scores, distances, sinks);
  }

  /** The same with dropout. */
  public AttentionSettings withDropout(double probability, String name) {
    return new AttentionSettings(
        heads, keyHeads, scale, visibility, probability, name, scores, distances, sinks);
  }

  /** The same with a function of the scores. */
  public AttentionSettings withScores(ScoreFunction function) {
    return withScores(Optional.of(function));
  }

  /** The same with a function of the scores, or none. */
  public AttentionSettings withScores(Optional<? extends ScoreFunction> function) {
    return new AttentionSettings(
        heads,
        keyHeads,
        scale,
        visibility,
        dropout,
        purpose,
        function.map(f -> f),
        distances,
        sinks);
  }

  /** The same with numbers by distance, or none. */
  public AttentionSettings withDistances(Optional<DistanceBias> bias) {
    return new AttentionSettings(
        heads, keyHeads, scale, visibility, dropout, purpose, scores, bias, sinks);
  }

  /** The same with a sink in each head, or none. */
  public AttentionSettings withSinks(Optional<Tensor> values) {
    return new AttentionSettings(
        heads, keyHeads, scale, visibility, dropout, purpose, scores, distances, values);
  }
}
