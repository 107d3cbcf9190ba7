package org.attentiontoolkit.models.attention.score;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.attentiontoolkit.api.attention.ScoreFactory;
import org.attentiontoolkit.api.attention.ScoreSlot;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.testkit.ScoreContract;
import org.junit.jupiter.api.Test;

final class ScaledDotScoreTest extends ScoreContract {
  @Override
  protected ScoreFactory score() {
    return (slot, scope) -> new ScaledDotScore(new ScaledDotScore.Config(), slot, scope);
  }

  @Test
  void refusesQueriesAndStatesOfDifferentWidths() {
    assertThatThrownBy(() -> score().create(new ScoreSlot(5, 6), new Parameters().root()))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("Q = 5")
        .hasMessageContaining("D = 6");
  }
}
