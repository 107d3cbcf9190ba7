package org.attentiontoolkit.models.attention;

import java.util.Optional;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.ScoreFactory;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Settings of {@link MultiHeadAttention}.
 *
 * @param width of all heads together, each has {@code width / heads}; the queries' without it
 * @param heads H
 * @param keyValueHeads G, heads of keys and values, each for H / G heads of queries; H without it
 * @param score what each head compares by
 * @param normaliseQueriesAndKeys whether both are made as long as 1 in each head
 * @param normalisedScale what a cosine is multiplied by then, at first
 * @param talkingHeads whether heads mix their scores and their weights
 * @param gated whether each value of a context passes a gate that the query opens
 * @param persistent how many learned keys and values every query sees besides
 */
public record MultiHeadConfig(
    @Within("[1, 1000000]") Optional<Integer> width,
    @Within("[1, 1000000]") int heads,
    @Within("[1, 1000000]") Optional<Integer> keyValueHeads,
    ScoreFactory score,
    boolean normaliseQueriesAndKeys,
    @Within("(0, )") double normalisedScale,
    boolean talkingHeads,
    boolean gated,
    @Within("[0, 1000000]") int persistent) {
  /** The heads share the width, and heads of queries those of keys. */
  public MultiHeadConfig {
    if (width.isPresent() && width.get() % heads != 0) {
      throw new IllegalArgumentException(indivisible(width.get(), heads));
    }
    if (keyValueHeads.isPresent() && heads % keyValueHeads.get() != 0) {
      throw new IllegalArgumentException(
          "%d heads can't be divided among %d key-value-heads"
              .formatted(heads, keyValueHeads.get()));
    }
  }

  /** Heads as Vaswani et al. 2017 have them, with any score. */
  public static MultiHeadConfig of(Optional<Integer> width, int heads, ScoreFactory score) {
    return new MultiHeadConfig(width, heads, Optional.empty(), score, false, 1, false, false, 0);
  }

  int widthFor(AttentionSlot slot) {
    int all = width.orElse(slot.queryWidth());
    if (all % heads != 0) {
      throw Problem.input("attention.heads", indivisible(all, heads))
          .hint("set the attention's width to a multiple of its heads, or the heads to a divisor")
          .exception();
    }
    return all;
  }

  /** Checks that the options go with the score. */
  void requireFitting(HeadScores scores) {
    if (keyValueHeads.orElse(heads) < heads && !scores.takeKeysAsTheyAre()) {
      throw unfitting("key-value-heads", "take keys as they are", "'dot' or 'scaled-dot'");
    }
    if (talkingHeads && scores.products().isEmpty()) {
      throw unfitting("talking-heads", "are dot products", "'scaled-dot'");
    }
    if (persistent > 0 && scores.products().isEmpty()) {
      throw unfitting("persistent", "are dot products", "'scaled-dot'");
    }
  }

  private static RuntimeException unfitting(String key, String which, String instead) {
    return Problem.input(
            "attention.heads", "'" + key + "' goes with scores that " + which + "; this is none")
        .hint("use a score such as " + instead + ", or leave '" + key + "' out")
        .exception();
  }

  private static String indivisible(int width, int heads) {
    return "width " + width + " can't be divided among " + heads + " heads";
  }
}
