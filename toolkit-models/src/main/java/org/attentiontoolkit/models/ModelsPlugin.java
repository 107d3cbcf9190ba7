package org.attentiontoolkit.models;

import org.attentiontoolkit.api.attention.SoftmaxNormaliser;
import org.attentiontoolkit.api.model.EncoderFactory;
import org.attentiontoolkit.api.model.SourceType;
import org.attentiontoolkit.api.plugin.Kind;
import org.attentiontoolkit.api.plugin.SharedKeys;
import org.attentiontoolkit.api.plugin.ToolkitApi;
import org.attentiontoolkit.api.plugin.ToolkitPlugin;
import org.attentiontoolkit.models.attention.DifferentialAttention;
import org.attentiontoolkit.models.attention.MultiHeadAttention;
import org.attentiontoolkit.models.attention.MultiHeadConfig;
import org.attentiontoolkit.models.attention.NoAttention;
import org.attentiontoolkit.models.attention.normaliser.Entmax15Normaliser;
import org.attentiontoolkit.models.attention.normaliser.SigmoidNormaliser;
import org.attentiontoolkit.models.attention.normaliser.SparsemaxNormaliser;
import org.attentiontoolkit.models.attention.normaliser.TopKNormaliser;
import org.attentiontoolkit.models.attention.positions.AlibiPositions;
import org.attentiontoolkit.models.attention.positions.NoPositions;
import org.attentiontoolkit.models.attention.positions.RelativePositions;
import org.attentiontoolkit.models.attention.positions.RotaryPositions;
import org.attentiontoolkit.models.attention.positions.T5Positions;
import org.attentiontoolkit.models.attention.score.AdditiveScore;
import org.attentiontoolkit.models.attention.score.CosineScore;
import org.attentiontoolkit.models.attention.score.DotScore;
import org.attentiontoolkit.models.attention.score.GeneralScore;
import org.attentiontoolkit.models.attention.score.LocationScore;
import org.attentiontoolkit.models.attention.score.ScaledDotScore;
import org.attentiontoolkit.models.attention.score.UniformScore;
import org.attentiontoolkit.models.attention.window.FullWindow;
import org.attentiontoolkit.models.attention.window.LocalMWindow;
import org.attentiontoolkit.models.attention.window.LocalPWindow;
import org.attentiontoolkit.models.attention.window.SlidingWindow;
import org.attentiontoolkit.models.feature.FeatureEncoder;
import org.attentiontoolkit.models.recurrent.RecurrentDecoder;
import org.attentiontoolkit.models.recurrent.RecurrentEncoder;
import org.attentiontoolkit.models.transformer.LayerConfig;
import org.attentiontoolkit.models.transformer.TransformerDecoder;
import org.attentiontoolkit.models.transformer.TransformerEncoder;

/** Registers the encoders, attentions and decoders of this module. */
public final class ModelsPlugin extends ToolkitPlugin {
  private static final SharedKeys<LayerConfig> LAYERS =
      new SharedKeys<>("transformer", LayerConfig.class);

  /** The plugin that this module ships. */
  public ModelsPlugin() {
    super("models", ToolkitApi.VERSION);
  }

  @Override
  protected void register() {
    encoder("recurrent", RecurrentEncoder.Config.class, SourceType.TOKENS, RecurrentEncoder::new);
    component(
        Kind.ENCODER,
        "transformer",
        TransformerEncoder.Config.class,
        LAYERS,
        (config, layers) ->
            EncoderFactory.of(
                "transformer",
                SourceType.TOKENS,
                (source, scope) -> new TransformerEncoder(config, layers, source, scope)));
    encoder("features", FeatureEncoder.Config.class, SourceType.FEATURES, FeatureEncoder::new);

    score("uniform", UniformScore.Config.class, UniformScore::new);
    score("additive", AdditiveScore.Config.class, AdditiveScore::new);
    score("dot", DotScore.Config.class, DotScore::new);
    score("scaled-dot", ScaledDotScore.Config.class, ScaledDotScore::new);
    score("cosine", CosineScore.Config.class, CosineScore::new);
    score("location", LocationScore.Config.class, LocationScore::new);
    score("general", GeneralScore.Config.class, GeneralScore::new);

    normaliser("softmax", SoftmaxNormaliser.Config.class, SoftmaxNormaliser::new);
    normaliser("sparsemax", SparsemaxNormaliser.Config.class, SparsemaxNormaliser::new);
    normaliser("entmax15", Entmax15Normaliser.Config.class, Entmax15Normaliser::new);
    normaliser("top-k", TopKNormaliser.Config.class, TopKNormaliser::new);
    normaliser("sigmoid", SigmoidNormaliser.Config.class, SigmoidNormaliser::new);

    window("full", FullWindow.Config.class, FullWindow::new);
    window("local-m", LocalMWindow.Config.class, LocalMWindow::new);
    window("local-p", LocalPWindow.Config.class, LocalPWindow::new);
    window("sliding", SlidingWindow.Config.class, SlidingWindow::new);

    positions("none", NoPositions.Config.class, NoPositions::new);
    positions("alibi", AlibiPositions.Config.class, AlibiPositions::new);
    positions("t5", T5Positions.Config.class, T5Positions::new);
    positions("relative", RelativePositions.Config.class, RelativePositions::new);
    positions("rotary", RotaryPositions.Config.class, RotaryPositions::new);

    attention("none", NoAttention.Config.class, NoAttention::new);
    scoredAttention("differential", DifferentialAttention.Config.class, DifferentialAttention::new);
    scoredAttention("multi-head", MultiHeadConfig.class, MultiHeadAttention::new);

    decoder("recurrent", RecurrentDecoder.Config.class, RecurrentDecoder::new);
    component(
        Kind.DECODER,
        "transformer",
        TransformerDecoder.Config.class,
        LAYERS,
        (config, layers) -> (slot, scope) -> new TransformerDecoder(config, layers, slot, scope));
  }
}
