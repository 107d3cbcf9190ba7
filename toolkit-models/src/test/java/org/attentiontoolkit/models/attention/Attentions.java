package org.attentiontoolkit.models.attention;

import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.Pooling;
import org.attentiontoolkit.api.attention.ScoredAttention;

/** Attentions to test their parts in. */
final class Attentions {
  private Attentions() {}

  /** Dot products of queries and states as they are. */
  static AttentionFactory dot(Pooling.Config pooling) {
    return (slot, scope) ->
        new ScoredAttention(
            (compared, inner) -> new DotScore(new DotScore.Config(), compared, inner),
            pooling,
            slot,
            scope);
  }
}
