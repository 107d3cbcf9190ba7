package org.attentiontoolkit.models.transformer;

import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.PositionsFactory;
import org.attentiontoolkit.api.attention.ScoredAttention;
import org.attentiontoolkit.api.attention.WindowFactory;
import org.attentiontoolkit.api.model.DecoderFactory;
import org.attentiontoolkit.models.attention.NoAttention;
import org.attentiontoolkit.models.attention.positions.RotaryPositions;
import org.attentiontoolkit.models.attention.score.AdditiveScore;
import org.attentiontoolkit.models.attention.score.GeneralScore;
import org.attentiontoolkit.models.attention.window.SlidingWindow;
import org.attentiontoolkit.models.transformer.LayerConfig.NormPlace;
import org.attentiontoolkit.models.transformer.LayerConfig.Normalisation;
import org.attentiontoolkit.models.transformer.LayerConfig.PositionKind;
import org.attentiontoolkit.testkit.DecoderContract;
import org.attentiontoolkit.testkit.PlainPooling;
import org.junit.jupiter.api.Nested;

final class TransformerDecoderTest {
  private static final AttentionFactory ADDITIVE =
      (slot, scope) ->
          new ScoredAttention(
              (place, inner) -> new AdditiveScore(new AdditiveScore.Config(3), place, inner),
              PlainPooling.CONFIG,
              slot,
              scope);

  @Nested
  final class WithNormBefore extends Writing {
    WithNormBefore() {
      super(
          NormPlace.PRE,
          PositionKind.SINUSOIDAL,
          TransformerParts.multiHead(2),
          TransformerParts.multiHead(2));
    }
  }

  @Nested
  final class WithNormAfterAndLearnedPositions extends Writing {
    WithNormAfterAndLearnedPositions() {
      super(NormPlace.POST, PositionKind.LEARNED, TransformerParts.multiHead(1), ADDITIVE);
    }
  }

  /** Contexts as wide as the memory, 6, among states of 4. */
  @Nested
  final class WithAdditiveAttentionEverywhere extends Writing {
    WithAdditiveAttentionEverywhere() {
      super(NormPlace.PRE, PositionKind.NONE, ADDITIVE, ADDITIVE);
    }
  }

  @Nested
  final class WithTheSummaryInPlaceOfCrossAttention extends Writing {
    WithTheSummaryInPlaceOfCrossAttention() {
      super(
          NormPlace.PRE,
          PositionKind.SINUSOIDAL,
          TransformerParts.multiHead(2),
          (slot, scope) ->
              new NoAttention(new NoAttention.Config(NoAttention.Summary.EVERY_STEP), slot, scope));
    }
  }

  @Nested
  final class WithRootMeanSquareNorms extends Writing {
    WithRootMeanSquareNorms() {
      super(
          TransformerParts.layers(
              4, 2, 6, NormPlace.POST, Normalisation.RMS, PositionKind.SINUSOIDAL, 0.5),
          TransformerParts.multiHead(2),
          TransformerParts.multiHead(2));
    }
  }

  @Nested
  final class WithWindows extends Writing {
    WithWindows() {
      super(
          NormPlace.PRE,
          PositionKind.NONE,
          general((slot, scope) -> new SlidingWindow(new SlidingWindow.Config(1, 1), slot, scope)),
          general((slot, scope) -> new SlidingWindow(new SlidingWindow.Config(1, 0), slot, scope)));
    }

    private static AttentionFactory general(WindowFactory window) {
      return (slot, scope) ->
          new ScoredAttention(
              (place, inner) -> new GeneralScore(new GeneralScore.Config(), place, inner),
              PlainPooling.with(window),
              slot,
              scope);
    }
  }

  @Nested
  final class WithRotaryPositions extends Writing {
    WithRotaryPositions() {
      super(
          NormPlace.PRE,
          PositionKind.NONE,
          (slot, scope) ->
              new ScoredAttention(
                  (place, inner) -> new GeneralScore(new GeneralScore.Config(), place, inner),
                  PlainPooling.with(
                      (PositionsFactory)
                          (place, inner) ->
                              new RotaryPositions(
                                  new RotaryPositions.Config(100, 1), place, inner)),
                  slot,
                  scope),
          ADDITIVE);
    }
  }

  @Nested
  final class WithoutASource extends Writing {
    WithoutASource() {
      super(NormPlace.PRE, PositionKind.LEARNED, TransformerParts.multiHead(2), ADDITIVE);
    }

    @Override
    protected boolean alone() {
      return true;
    }
  }

  private abstract static class Writing extends DecoderContract {
    private final LayerConfig layers;
    private final AttentionFactory self;
    private final AttentionFactory cross;

    Writing(NormPlace norm, PositionKind positions, AttentionFactory self, AttentionFactory cross) {
      this(TransformerParts.layers(4, 1, 6, norm, positions), self, cross);
    }

    Writing(LayerConfig layers, AttentionFactory self, AttentionFactory cross) {
      this.layers = layers;
      this.self = self;
      this.cross = cross;
    }

    @Override
    protected DecoderFactory decoder() {
      return (slot, scope) ->
          new TransformerDecoder(new TransformerDecoder.Config(self), layers, slot, scope);
    }

    @Override
    protected AttentionFactory attention() {
      return cross;
    }
  }
}
