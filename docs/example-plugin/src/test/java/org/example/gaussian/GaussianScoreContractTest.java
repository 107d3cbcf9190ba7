package org.example.gaussian;

import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.ScoreFactory;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.testkit.ScoreContract;

class GaussianScoreContractTest extends ScoreContract {
  @Override
  protected ScoreFactory score() {
    return (slot, scope) -> new GaussianScore(new GaussianScore.Config(5), slot, scope);
  }

  @Override
  protected AttentionSlot slot() {
    return new AttentionSlot(SlotRole.DECODER, 5, 6, OptionalInt.of(4));
  }
}
