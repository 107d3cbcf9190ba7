package org.attentiontoolkit.models.attention;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.Pooling;
import org.attentiontoolkit.api.attention.PositionsFactory;
import org.attentiontoolkit.api.attention.ScoreFactory;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.api.attention.WindowFactory;
import org.attentiontoolkit.models.attention.positions.AlibiPositions;
import org.attentiontoolkit.models.attention.positions.T5Positions;
import org.attentiontoolkit.models.attention.score.AdditiveScore;
import org.attentiontoolkit.models.attention.score.ScaledDotScore;
import org.attentiontoolkit.models.attention.window.LocalPWindow;
import org.attentiontoolkit.models.attention.window.SlidingWindow;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.testkit.AttentionContract;
import org.attentiontoolkit.testkit.PlainPooling;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Options of heads, each compared with PyTorch and held to the contract. */
final class HeadOptionsTest {
  private static final ScoreFactory SCALED_DOT =
      (slot, scope) -> new ScaledDotScore(new ScaledDotScore.Config(), slot, scope);
  private static final ScoreFactory ADDITIVE =
      (slot, scope) -> new AdditiveScore(new AdditiveScore.Config(3), slot, scope);
  private static final Pooling.Config PLAIN = PlainPooling.CONFIG;

  /** Settings that can be read. */
  private record Options(
      int heads,
      Optional<Integer> keyValueHeads,
      ScoreFactory score,
      boolean normalised,
      boolean talking,
      boolean gated,
      int persistent) {
    static final Options NONE =
        new Options(2, Optional.empty(), SCALED_DOT, false, false, false, 0);

    Options shared(int queryHeads, int count) {
      return new Options(
          queryHeads, Optional.of(count), score, normalised, talking, gated, persistent);
    }

    Options of(ScoreFactory other) {
      return new Options(heads, keyValueHeads, other, normalised, talking, gated, persistent);
    }

    Options unit() {
      return new Options(heads, keyValueHeads, score, true, talking, gated, persistent);
    }

    Options mixing() {
      return new Options(heads, keyValueHeads, score, normalised, true, gated, persistent);
    }

    Options behindGates() {
      return new Options(heads, keyValueHeads, score, normalised, talking, true, persistent);
    }

    Options with(int learned) {
      return new Options(heads, keyValueHeads, score, normalised, talking, gated, learned);
    }

    AttentionFactory attention(Pooling.Config pooling) {
      MultiHeadConfig config =
          new MultiHeadConfig(
              Optional.of(8),
              heads,
              keyValueHeads,
              score,
              normalised,
              3,
              talking,
              gated,
              persistent);
      return (slot, scope) -> new MultiHeadAttention(config, pooling, slot, scope);
    }
  }

  private static AttentionFactory heads(UnaryOperator<Options> options) {
    return options.apply(Options.NONE).attention(PLAIN);
  }

  @Test
  void equalsPyTorch() {
    GoldenAttention.checkCausal("heads-shared", heads(o -> o.shared(4, 2)));
    GoldenAttention.checkSelf("heads-normalised", heads(Options::unit));
    GoldenAttention.checkCausal("heads-talking", heads(Options::mixing));
    GoldenAttention.checkSelf("heads-gated", heads(Options::behindGates));
    GoldenAttention.checkCausal("heads-persistent", heads(o -> o.with(3)));
  }

  /** What has no position is added to what has one, and seen from outside the window. */
  @Test
  void persistentVectorsStandOutsideOfPositionsAndWindows() {
    Pooling.Config pooling =
        new Pooling.Config(
            PLAIN.normaliser(),
            (slot, scope) -> new SlidingWindow(new SlidingWindow.Config(1, 0), slot, scope),
            (slot, scope) -> new AlibiPositions(new AlibiPositions.Config(), slot, scope),
            Optional.empty(),
            0);
    GoldenAttention.checkSelf(
        "heads-persistent-alibi-sliding", Options.NONE.with(3).attention(pooling));
  }

  @Test
  void persistentVectorsGetNothingThatPositionsHaveLearned() {
    GoldenAttention.checkCausal(
        "heads-persistent-t5",
        Options.NONE
            .with(3)
            .attention(
                PlainPooling.with(
                    (PositionsFactory)
                        (slot, scope) ->
                            new T5Positions(new T5Positions.Config(4, 4), slot, scope))));
  }

  @Test
  void refusesWhatDoesNotGoWithTheScore() {
    AttentionSlot slot = new AttentionSlot(SlotRole.SELF, 8, 8, OptionalInt.empty());
    for (Options options :
        new Options[] {
          Options.NONE.of(ADDITIVE).shared(2, 1),
          Options.NONE.of(ADDITIVE).mixing(),
          Options.NONE.of(ADDITIVE).with(2)
        }) {
      assertThatThrownBy(() -> options.attention(PLAIN).create(slot, new Parameters().root()))
          .isInstanceOf(ToolkitException.class)
          .hasMessageContaining("goes with scores that");
    }
  }

  @Test
  void refusesHeadsThatCannotShare() {
    assertThatThrownBy(() -> heads(o -> o.shared(4, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 key-value-heads");
  }

  @Nested
  final class Shared extends Heads {
    Shared() {
      super(Options.NONE.shared(4, 2));
    }

    @Override
    protected boolean hasNoEffect(String parameterName) {
      return parameterName.equals("attention.key.bias");
    }
  }

  @Nested
  final class Normalised extends Heads {
    Normalised() {
      super(Options.NONE.unit());
    }
  }

  @Nested
  final class NormalisedBySmallNetworks extends Heads {
    NormalisedBySmallNetworks() {
      super(Options.NONE.of(ADDITIVE).unit());
    }
  }

  @Nested
  final class Talking extends Heads {
    Talking() {
      super(Options.NONE.mixing());
    }

    @Override
    protected boolean weightsMayBeNegative() {
      return true;
    }

    @Override
    protected boolean hasNoEffect(String parameterName) {
      return parameterName.equals("attention.key.bias");
    }
  }

  @Nested
  final class Gated extends Heads {
    Gated() {
      super(Options.NONE.behindGates());
    }

    @Override
    protected boolean hasNoEffect(String parameterName) {
      return parameterName.equals("attention.key.bias");
    }
  }

  @Nested
  final class Persistent extends Heads {
    Persistent() {
      super(Options.NONE.with(3));
    }
  }

  /** Whose Gaussian leaves what has no position as it is. */
  @Nested
  final class PersistentBehindAGaussian extends Heads {
    PersistentBehindAGaussian() {
      super(Options.NONE.with(2));
    }

    @Override
    protected AttentionFactory attention() {
      return Options.NONE
          .with(2)
          .attention(
              PlainPooling.with(
                  (WindowFactory)
                      (slot, scope) -> new LocalPWindow(new LocalPWindow.Config(3), slot, scope)));
    }
  }

  private abstract static class Heads extends AttentionContract {
    private final Options options;

    Heads(Options options) {
      this.options = options;
    }

    @Override
    protected AttentionFactory attention() {
      return options.attention(PLAIN);
    }

    @Override
    protected AttentionSlot slot() {
      return new AttentionSlot(SlotRole.SELF, 5, 6, OptionalInt.empty());
    }

    @Override
    protected boolean weightsSumToOne() {
      return !options.talking() && options.persistent() == 0;
    }
  }
}
