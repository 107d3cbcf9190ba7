package org.attentiontoolkit.models.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.ScoredAttention;
import org.attentiontoolkit.api.model.Encoder;
import org.attentiontoolkit.api.model.TokenSpec;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.models.attention.score.AdditiveScore;
import org.attentiontoolkit.models.transformer.LayerConfig.NormPlace;
import org.attentiontoolkit.models.transformer.LayerConfig.Normalisation;
import org.attentiontoolkit.models.transformer.LayerConfig.PositionKind;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.testkit.PlainPooling;
import org.attentiontoolkit.testkit.TokenEncoderContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class TransformerEncoderTest {
  @Test
  void saysWhenASequenceHasMorePositionsThanWereLearned() {
    try (Engine engine = Engine.create(EngineOptions.defaults());
        Parameters parameters = new Parameters();
        Tape tape = engine.inference()) {
      TransformerEncoder encoder =
          new TransformerEncoder(
              new TransformerEncoder.Config(TransformerParts.multiHead(2)),
              TransformerParts.layers(4, 1, 4, NormPlace.PRE, PositionKind.LEARNED),
              new TokenSpec(3),
              parameters.root());
      parameters.allocate(engine, 1);
      assertThat(encoder.longest()).hasValue(10);
      Tokens tooLong = new Tokens(new int[11], Segments.ofLengths(11));
      assertThatThrownBy(() -> encoder.encode(tape, tooLong))
          .isInstanceOf(ToolkitException.class)
          .hasMessageContaining("a sequence has 11 positions, but the model has learned 10");
    }
  }

  @Nested
  final class WithNormBefore extends Reading {
    WithNormBefore() {
      super(NormPlace.PRE, PositionKind.SINUSOIDAL, TransformerParts.multiHead(2));
    }
  }

  @Nested
  final class WithNormAfterAndLearnedPositions extends Reading {
    WithNormAfterAndLearnedPositions() {
      super(NormPlace.POST, PositionKind.LEARNED, TransformerParts.multiHead(1));
    }
  }

  @Nested
  final class WithRootMeanSquareNorms extends Reading {
    WithRootMeanSquareNorms() {
      super(
          TransformerParts.layers(
              4, 2, 6, NormPlace.POST, Normalisation.RMS, PositionKind.SINUSOIDAL, 0.5),
          TransformerParts.multiHead(2));
    }
  }

  @Nested
  final class WithAdditiveAttentionAndNoPositions extends Reading {
    WithAdditiveAttentionAndNoPositions() {
      super(
          NormPlace.PRE,
          PositionKind.NONE,
          (slot, scope) ->
              new ScoredAttention(
                  (place, inner) -> new AdditiveScore(new AdditiveScore.Config(3), place, inner),
                  PlainPooling.CONFIG,
                  slot,
                  scope));
    }
  }

  private abstract static class Reading extends TokenEncoderContract {
    private final LayerConfig layers;
    private final AttentionFactory attention;

    Reading(NormPlace norm, PositionKind positions, AttentionFactory attention) {
      this(TransformerParts.layers(4, 1, 6, norm, positions), attention);
    }

    Reading(LayerConfig layers, AttentionFactory attention) {
      this.layers = layers;
      this.attention = attention;
    }

    @Override
    protected Encoder<Tokens> encoder(TokenSpec source, ParameterScope scope) {
      return new TransformerEncoder(
          new TransformerEncoder.Config(attention), layers, source, scope);
    }
  }
}
