package org.attentiontoolkit.models.attention;

import java.util.Optional;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.Pooling;
import org.attentiontoolkit.api.attention.ScoreFactory;
import org.attentiontoolkit.api.attention.ScoredAttention;
import org.attentiontoolkit.models.attention.score.DotScore;
import org.attentiontoolkit.models.attention.score.ScaledDotScore;
import org.attentiontoolkit.testkit.PlainPooling;

/** Attentions to test their parts in. */
public final class Attentions {
  private Attentions() {}

  /** Dot products of queries and states as they are. */
  public static AttentionFactory dot(Pooling.Config pooling) {
    return of((slot, scope) -> new DotScore(new DotScore.Config(), slot, scope), pooling);
  }

  /** A score, softmax, and all that is visible. */
  public static AttentionFactory of(ScoreFactory score) {
    return of(score, PlainPooling.CONFIG);
  }

  private static AttentionFactory of(ScoreFactory score, Pooling.Config pooling) {
    return (slot, scope) -> new ScoredAttention(score, pooling, slot, scope);
  }

  /** Two heads of scaled dot products, together 8 wide. */
  public static AttentionFactory twoHeads(Pooling.Config pooling) {
    MultiHeadConfig config =
        MultiHeadConfig.of(
            Optional.of(8),
            2,
            (slot, scope) -> new ScaledDotScore(new ScaledDotScore.Config(), slot, scope));
    return (slot, scope) -> new MultiHeadAttention(config, pooling, slot, scope);
  }
}
