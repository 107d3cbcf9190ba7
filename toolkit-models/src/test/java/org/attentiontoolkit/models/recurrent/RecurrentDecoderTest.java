package org.attentiontoolkit.models.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.ScoreFactory;
import org.attentiontoolkit.api.attention.ScoredAttention;
import org.attentiontoolkit.api.model.DecoderFactory;
import org.attentiontoolkit.api.model.DecoderSlot;
import org.attentiontoolkit.models.attention.MultiHeadAttention;
import org.attentiontoolkit.models.attention.MultiHeadConfig;
import org.attentiontoolkit.models.attention.NoAttention;
import org.attentiontoolkit.models.attention.score.AdditiveScore;
import org.attentiontoolkit.models.attention.score.DotScore;
import org.attentiontoolkit.models.recurrent.RecurrentDecoder.Attend;
import org.attentiontoolkit.models.recurrent.RecurrentDecoder.Feed;
import org.attentiontoolkit.models.recurrent.RecurrentDecoder.FirstState;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.op.CellKind;
import org.attentiontoolkit.testkit.DecoderContract;
import org.attentiontoolkit.testkit.PlainPooling;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class RecurrentDecoderTest {
  private static final ScoreFactory DOT_SCORE =
      (slot, scope) -> new DotScore(new DotScore.Config(), slot, scope);
  private static final AttentionFactory DOT = attention(DOT_SCORE);
  private static final AttentionFactory ADDITIVE =
      attention((slot, scope) -> new AdditiveScore(new AdditiveScore.Config(5), slot, scope));
  private static final AttentionFactory COVERING = covering(new AdditiveScore.Config(5));
  private static final AttentionFactory KEEPING =
      covering(new AdditiveScore.Config(5, Optional.of(3)));
  private static final AttentionFactory MULTI_HEAD =
      (slot, scope) ->
          new MultiHeadAttention(
              MultiHeadConfig.of(Optional.of(4), 2, DOT_SCORE), PlainPooling.CONFIG, slot, scope);

  private static AttentionFactory covering(AdditiveScore.Config config) {
    ScoreFactory score = (slot, scope) -> new AdditiveScore(config, slot, scope);
    return (slot, scope) -> new ScoredAttention(score, PlainPooling.covering(), slot, scope);
  }

  private static AttentionFactory attention(ScoreFactory score) {
    return (slot, scope) -> new ScoredAttention(score, PlainPooling.CONFIG, slot, scope);
  }

  @Test
  void refusesToCopyASummaryOfAnotherWidth() {
    RecurrentDecoder.Config config =
        config(CellKind.GRU, 1, Attend.BEFORE_CELL, Feed.CONTEXT, FirstState.COPY, true);
    assertThatThrownBy(() ->
            new RecurrentDecoder(
                config,
                new DecoderSlot(7, 6, OptionalInt.of(5), ADDITIVE),
                new Parameters().root()))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("H = 6")
        .hasMessageContaining("E = 5");
  }

  @Test
  void needsASummaryForItsFirstStateUnlessThatIsZeros() {
    DecoderSlot slot = new DecoderSlot(7, 6, OptionalInt.empty(), ADDITIVE);
    RecurrentDecoder.Config tanh =
        config(CellKind.GRU, 1, Attend.BEFORE_CELL, Feed.CONTEXT, FirstState.TANH, true);
    assertThatThrownBy(() -> new RecurrentDecoder(tanh, slot, new Parameters().root()))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("bridge = tanh")
        .hasMessageContaining("bridge = zeros");
    RecurrentDecoder.Config zeros =
        config(CellKind.GRU, 1, Attend.BEFORE_CELL, Feed.CONTEXT, FirstState.ZEROS, true);
    assertThat(new RecurrentDecoder(zeros, slot, new Parameters().root()).width()).isEqualTo(5);
  }

  @Test
  void withoutASourceOnlyZerosAreAFirstState() {
    RecurrentDecoder.Config copy =
        config(CellKind.GRU, 1, Attend.BEFORE_CELL, Feed.CONTEXT, FirstState.COPY, true);
    assertThatThrownBy(
            () -> new RecurrentDecoder(copy, DecoderSlot.alone(7), new Parameters().root()))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("bridge = copy")
        .hasMessageContaining("stands alone")
        .hasMessageContaining("model.decoder.bridge = zeros");
  }

  @Nested
  final class WithoutASource extends Writing {
    WithoutASource() {
      super(
          config(CellKind.LSTM, 2, Attend.AFTER_CELL, Feed.CONTEXT, FirstState.ZEROS, true),
          ADDITIVE);
    }

    @Override
    protected boolean alone() {
      return true;
    }
  }

  @Nested
  final class WithoutASourceFeedingTheOutput extends Writing {
    WithoutASourceFeedingTheOutput() {
      super(
          config(CellKind.GRU, 1, Attend.BEFORE_CELL, Feed.OUTPUT, FirstState.ZEROS, true),
          ADDITIVE);
    }

    @Override
    protected boolean alone() {
      return true;
    }
  }

  @Nested
  final class AskingBeforeTheCell extends Writing {
    AskingBeforeTheCell() {
      super(
          config(CellKind.GRU, 1, Attend.BEFORE_CELL, Feed.CONTEXT, FirstState.TANH, true),
          ADDITIVE);
    }
  }

  @Nested
  final class AskingAfterTheCell extends Writing {
    AskingAfterTheCell() {
      super(config(CellKind.LSTM, 2, Attend.AFTER_CELL, Feed.CONTEXT, FirstState.COPY, false), DOT);
    }
  }

  @Nested
  final class FeedingTheOutput extends Writing {
    FeedingTheOutput() {
      super(
          config(CellKind.GRU, 1, Attend.AFTER_CELL, Feed.OUTPUT, FirstState.ZEROS, false),
          MULTI_HEAD);
    }
  }

  @Nested
  final class FeedingNothing extends Writing {
    FeedingNothing() {
      super(
          config(CellKind.RNN, 1, Attend.BEFORE_CELL, Feed.NOTHING, FirstState.TANH, true),
          MULTI_HEAD);
    }
  }

  @Nested
  final class CoveringBeforeTheCell extends Writing {
    CoveringBeforeTheCell() {
      super(
          config(CellKind.GRU, 1, Attend.BEFORE_CELL, Feed.CONTEXT, FirstState.TANH, true),
          COVERING);
    }
  }

  @Nested
  final class CoveringAfterTheCell extends Writing {
    CoveringAfterTheCell() {
      super(
          config(CellKind.LSTM, 2, Attend.AFTER_CELL, Feed.OUTPUT, FirstState.ZEROS, false),
          COVERING);
    }
  }

  @Nested
  final class KeepingWhatWasCovered extends Writing {
    KeepingWhatWasCovered() {
      super(
          config(CellKind.GRU, 1, Attend.BEFORE_CELL, Feed.CONTEXT, FirstState.TANH, true),
          KEEPING);
    }
  }

  @Nested
  final class WithTheSummaryAtEveryStep extends Writing {
    WithTheSummaryAtEveryStep() {
      super(
          config(CellKind.GRU, 1, Attend.BEFORE_CELL, Feed.CONTEXT, FirstState.TANH, true),
          none(NoAttention.Summary.EVERY_STEP));
    }
  }

  @Nested
  final class WithTheSummaryInTheFirstState extends Writing {
    WithTheSummaryInTheFirstState() {
      super(
          config(CellKind.LSTM, 1, Attend.AFTER_CELL, Feed.CONTEXT, FirstState.TANH, false),
          none(NoAttention.Summary.FIRST_STATE));
    }
  }

  private static AttentionFactory none(NoAttention.Summary summary) {
    return (slot, scope) -> new NoAttention(new NoAttention.Config(summary), slot, scope);
  }

  private static RecurrentDecoder.Config config(
      CellKind cell,
      int layers,
      Attend attend,
      Feed feed,
      FirstState bridge,
      boolean outputEmbedding) {
    return new RecurrentDecoder.Config(
        cell, 3, 6, layers, attend, feed, bridge, 5, outputEmbedding, 0);
  }

  private abstract static class Writing extends DecoderContract {
    private final RecurrentDecoder.Config config;
    private final AttentionFactory attention;

    Writing(RecurrentDecoder.Config config, AttentionFactory attention) {
      this.config = config;
      this.attention = attention;
    }

    @Override
    protected DecoderFactory decoder() {
      return (slot, scope) -> new RecurrentDecoder(config, slot, scope);
    }

    @Override
    protected AttentionFactory attention() {
      return attention;
    }
  }
}
