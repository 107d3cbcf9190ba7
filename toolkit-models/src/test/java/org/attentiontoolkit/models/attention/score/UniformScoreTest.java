package org.attentiontoolkit.models.attention.score;

import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.ScoreFactory;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.testkit.ScoreContract;

final class UniformScoreTest extends ScoreContract {
  @Override
  protected ScoreFactory score() {
    return (slot, scope) -> new UniformScore(new UniformScore.Config(), slot, scope);
  }

  @Override
  protected AttentionSlot slot() {
    return new AttentionSlot(SlotRole.DECODER, 5, 6, OptionalInt.empty());
  }
}
