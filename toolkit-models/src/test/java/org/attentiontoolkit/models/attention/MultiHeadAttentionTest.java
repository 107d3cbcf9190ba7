package org.attentiontoolkit.models.attention;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.ScoreFactory;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.models.attention.score.AdditiveScore;
import org.attentiontoolkit.models.attention.score.GeneralScore;
import org.attentiontoolkit.models.attention.score.ScaledDotScore;
import org.attentiontoolkit.models.attention.score.UniformScore;
import org.attentiontoolkit.testkit.AttentionContract;
import org.attentiontoolkit.testkit.PlainPooling;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class MultiHeadAttentionTest {
  private static final ScoreFactory SCALED_DOT =
      (slot, scope) -> new ScaledDotScore(new ScaledDotScore.Config(), slot, scope);

  @Test
  void refusesHeadsThatDoNotDivideTheWidth() {
    assertThatThrownBy(() -> MultiHeadConfig.of(Optional.of(10), 3, SCALED_DOT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("width 10")
        .hasMessageContaining("3 heads");
  }

  @Nested
  final class OfScaledDotProducts extends Heads {
    OfScaledDotProducts() {
      super(SCALED_DOT);
    }

    @Override
    protected boolean hasNoEffect(String parameterName) {
      return parameterName.equals("attention.key.bias");
    }
  }

  @Nested
  final class OfMatrices extends Heads {
    OfMatrices() {
      super((slot, scope) -> new GeneralScore(new GeneralScore.Config(), slot, scope));
    }

    @Override
    protected boolean hasNoEffect(String parameterName) {
      return parameterName.equals("attention.key.bias");
    }
  }

  @Nested
  final class OfSmallNetworks extends Heads {
    OfSmallNetworks() {
      super((slot, scope) -> new AdditiveScore(new AdditiveScore.Config(3), slot, scope));
    }
  }

  @Nested
  final class ThatLookEverywhereAlike extends Heads {
    ThatLookEverywhereAlike() {
      super((slot, scope) -> new UniformScore(new UniformScore.Config(), slot, scope));
    }

    @Override
    protected boolean hasNoEffect(String parameterName) {
      return parameterName.startsWith("attention.key") || parameterName.startsWith("attention.q");
    }
  }

  private abstract static class Heads extends AttentionContract {
    private final ScoreFactory score;

    Heads(ScoreFactory score) {
      this.score = score;
    }

    @Override
    protected AttentionFactory attention() {
      MultiHeadConfig config = MultiHeadConfig.of(Optional.of(8), 2, score);
      return (slot, scope) -> new MultiHeadAttention(config, PlainPooling.CONFIG, slot, scope);
    }

    @Override
    protected AttentionSlot slot() {
      return new AttentionSlot(SlotRole.SELF, 5, 6, OptionalInt.empty());
    }
  }
}
