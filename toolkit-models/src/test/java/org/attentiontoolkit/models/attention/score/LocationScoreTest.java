package org.attentiontoolkit.models.attention.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.ScoreFactory;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.models.attention.Attentions;
import org.attentiontoolkit.models.attention.GoldenAttention;
import org.attentiontoolkit.models.attention.Scores;
import org.attentiontoolkit.testkit.ScoreContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class LocationScoreTest {
  private static ScoreFactory location(int positions) {
    return (slot, scope) -> new LocationScore(new LocationScore.Config(positions), slot, scope);
  }

  /** A matrix of ones: each known position gets the sum of the query. */
  @Test
  void positionsBeyondTheKnownOnesAreHidden() {
    assertThat(
            Scores.ofOnes(
                location(2), new double[][] {{1, 2}, {-1, 0}}, new double[][] {{9}, {8}, {7}}))
        .containsExactly(3, 3, Double.NEGATIVE_INFINITY, -1, -1, Double.NEGATIVE_INFINITY);
  }

  @Test
  void equalsPyTorch() {
    GoldenAttention.checkCross("location", Attentions.of(location(4)));
  }

  /** Sequences of up to five keys, the last of which no query knows. */
  @Nested
  final class OfLongSequences extends ScoreContract {
    @Override
    protected ScoreFactory score() {
      return location(4);
    }

    /** The last key has no weight, whoever sees it alone sees nothing. */
    @Override
    protected boolean weightsSumToOne() {
      return false;
    }
  }

  @Nested
  final class OfShortSequences extends ScoreContract {
    @Override
    protected ScoreFactory score() {
      return location(7);
    }

    @Override
    protected AttentionSlot slot() {
      return new AttentionSlot(SlotRole.DECODER, 5, 6, OptionalInt.empty());
    }
  }
}
