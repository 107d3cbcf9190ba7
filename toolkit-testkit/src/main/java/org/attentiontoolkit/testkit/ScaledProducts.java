package org.attentiontoolkit.testkit;

import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.DotProductScore;
import org.attentiontoolkit.api.attention.Pooling;
import org.attentiontoolkit.api.attention.ScoredAttention;

/** Scaled dot products of queries and keys as they are: the score to test other parts with. */
record ScaledProducts(int width) implements DotProductScore {
  /** An attention of one head with these scores. */
  static AttentionFactory attention(Pooling.Config pooling) {
    return (slot, scope) ->
        new ScoredAttention(
            (compared, inner) -> new ScaledProducts(compared.keyWidth()), pooling, slot, scope);
  }

  @Override
  public double scale() {
    return 1 / Math.sqrt(width);
  }
}
