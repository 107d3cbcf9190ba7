package org.example.cosine;

import org.attentiontoolkit.api.plugin.ToolkitApi;
import org.attentiontoolkit.api.plugin.ToolkitPlugin;

/** Brings the attention {@code cosine}. */
public final class CosinePlugin extends ToolkitPlugin {
  /** For the service loader. */
  public CosinePlugin() {
    super("cosine-attention", ToolkitApi.VERSION);
  }

  @Override
  protected void register() {
    attention("cosine", CosineAttention.Config.class, CosineAttention::new);
  }
}
