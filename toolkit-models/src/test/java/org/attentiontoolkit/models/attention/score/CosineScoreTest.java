package org.attentiontoolkit.models.attention.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.attentiontoolkit.api.attention.ScoreFactory;
import org.attentiontoolkit.api.attention.ScoreSlot;
import org.attentiontoolkit.models.attention.Attentions;
import org.attentiontoolkit.models.attention.GoldenAttention;
import org.attentiontoolkit.models.attention.Scores;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.testkit.ScoreContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class CosineScoreTest {
  private static ScoreFactory cosine(double temperature, boolean learned) {
    return (slot, scope) ->
        new CosineScore(new CosineScore.Config(temperature, learned), slot, scope);
  }

  @Test
  void byHand() {
    // (3, 4) is at an angle of cosine 3/5 to (2, 0), 4/5 to (0, 1) and −1 to its own opposite.
    assertThat(
            Scores.of(
                cosine(0.5, true),
                new double[][] {{3, 4}},
                new double[][] {{2, 0}, {0, 1}, {-6, -8}, {0, 0}}))
        .containsExactly(new double[] {1.2, 1.6, -2, 0}, within(1e-11));
  }

  @Test
  void refusesQueriesOfAnotherWidth() {
    assertThatThrownBy(() -> cosine(1, false).create(new ScoreSlot(2, 3), new Parameters().root()))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("cosine");
  }

  /** With its cosine_similarity. */
  @Test
  void equalsPyTorch() {
    GoldenAttention.checkCross("cosine-learned", Attentions.of(cosine(0.1, true)));
    GoldenAttention.checkCross("cosine-fixed", Attentions.of(cosine(0.25, false)));
  }

  @Nested
  final class WithALearnedTemperature extends ScoreContract {
    @Override
    protected ScoreFactory score() {
      return cosine(0.5, true);
    }
  }

  @Nested
  final class WithAFixedTemperature extends ScoreContract {
    @Override
    protected ScoreFactory score() {
      return cosine(0.5, false);
    }
  }
}
