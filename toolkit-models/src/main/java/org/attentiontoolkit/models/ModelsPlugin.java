package org.attentiontoolkit.models;

import org.attentiontoolkit.api.plugin.ToolkitApi;
import org.attentiontoolkit.api.plugin.ToolkitPlugin;
import org.attentiontoolkit.models.attention.AdditiveAttention;
import org.attentiontoolkit.models.attention.DotAttention;
import org.attentiontoolkit.models.attention.GeneralAttention;
import org.attentiontoolkit.models.attention.MultiHeadAttention;
import org.attentiontoolkit.models.attention.NoAttention;
import org.attentiontoolkit.models.attention.ScaledDotAttention;
import org.attentiontoolkit.models.recurrent.RecurrentDecoder;
import org.attentiontoolkit.models.recurrent.RecurrentEncoder;

/** Registers the encoders, attentions and decoders of this module. */
public final class ModelsPlugin extends ToolkitPlugin {
  /** The plugin that this module ships. */
  public ModelsPlugin() {
    super("models", ToolkitApi.VERSION);
  }

  @Override
  protected void register() {
    encoder("recurrent", RecurrentEncoder.Config.class, RecurrentEncoder::new);

    attention("none", NoAttention.Config.class, NoAttention::new);
    attention("additive", AdditiveAttention.Config.class, AdditiveAttention::new);
    attention("dot", DotAttention.Config.class, DotAttention::new);
    attention("scaled-dot", ScaledDotAttention.Config.class, ScaledDotAttention::new);
    attention("general", GeneralAttention.Config.class, GeneralAttention::new);
    attention("multi-head", MultiHeadAttention.Config.class, MultiHeadAttention::new);

    decoder("recurrent", RecurrentDecoder.Config.class, RecurrentDecoder::new);
  }
}
