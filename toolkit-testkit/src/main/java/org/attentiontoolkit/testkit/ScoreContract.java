package org.attentiontoolkit.testkit;

import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.Score;
import org.attentiontoolkit.api.attention.ScoreFactory;
import org.attentiontoolkit.api.attention.ScoredAttention;

/**
 * What every {@link Score} promises: that it makes an attention which keeps what attentions
 * promise. The test of a score extends this class and says how to make one:
 *
 * <pre>{@code
 * final class AdditiveScoreTest extends ScoreContract {
 *   @Override
 *   protected ScoreFactory score() {
 *     return (slot, scope) -> new AdditiveScore(new AdditiveScore.Config(5), slot, scope);
 *   }
 * }
 * }</pre>
 */
public abstract class ScoreContract extends AttentionContract {
  /** Makes the score to test. */
  protected abstract ScoreFactory score();

  @Override
  protected AttentionFactory attention() {
    return (slot, scope) -> new ScoredAttention(score(), PlainPooling.CONFIG, slot, scope);
  }
}
