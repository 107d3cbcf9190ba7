package org.attentiontoolkit.models.transformer;

import java.util.Optional;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.ScoreFactory;
import org.attentiontoolkit.models.attention.MultiHeadAttention;
import org.attentiontoolkit.models.attention.MultiHeadConfig;
import org.attentiontoolkit.models.attention.score.ScaledDotScore;
import org.attentiontoolkit.models.transformer.LayerConfig.NormPlace;
import org.attentiontoolkit.models.transformer.LayerConfig.Normalisation;
import org.attentiontoolkit.models.transformer.LayerConfig.PositionKind;
import org.attentiontoolkit.tensor.op.Activation;
import org.attentiontoolkit.testkit.PlainPooling;

/** Settings of small Transformers. */
final class TransformerParts {
  private TransformerParts() {}

  static LayerConfig layers(int width, int layers, int between, NormPlace norm, PositionKind kind) {
    return layers(width, layers, between, norm, Normalisation.LAYER, kind, 0);
  }

  static LayerConfig layers(
      int width,
      int layers,
      int between,
      NormPlace norm,
      Normalisation normalisation,
      PositionKind kind,
      double drop) {
    Activation relu = Activation.RELU;
    return new LayerConfig(
        width, layers, between, relu, false, norm, normalisation, 1e-5, kind, 10, true, 0, 0, drop);
  }

  static AttentionFactory multiHead(int heads) {
    return multiHead(
        heads, (slot, scope) -> new ScaledDotScore(new ScaledDotScore.Config(), slot, scope));
  }

  static AttentionFactory multiHead(int heads, ScoreFactory score) {
    MultiHeadConfig config = MultiHeadConfig.of(Optional.empty(), heads, score);
    return (slot, scope) -> new MultiHeadAttention(config, PlainPooling.CONFIG, slot, scope);
  }
}
