package org.attentiontoolkit.tensor.kernel;

import java.util.Optional;

/**
 * Who attends to whom, and how.
 *
 * @param ranges which keys each query sees
 * @param heads H, of the queries
 * @param keyHeads G, of keys and values: query head h looks at key head {@code h · G / H}
 * @param scale factor of the scores
 * @param function what becomes of scores before the softmax
 * @param distances which biases are added after that, if any are
 * @param dropout which weights are kept
 */
public record AttentionForm(
    AttentionRanges ranges,
    int heads,
    int keyHeads,
    double scale,
    Optional<ScoreFunction> function,
    Optional<Distances> distances,
    Optional<WeightDropout> dropout) {
  /** Checks that each key head serves as many heads of queries. */
  public AttentionForm {
    if (keyHeads < 1 || heads < 1 || heads % keyHeads != 0) {
      throw new IllegalArgumentException(
          "H = %d heads of queries are not a multiple of G = %d heads of keys"
              .formatted(heads, keyHeads));
    }
  }

  /** How many heads of queries look at the same keys: H / G. */
  public int group() {
    return heads / keyHeads;
  }
}
