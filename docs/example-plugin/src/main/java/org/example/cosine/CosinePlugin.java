package org.example.cosine;

import org.attentiontoolkit.api.plugin.ToolkitApi;
import org.attentiontoolkit.api.plugin.ToolkitPlugin;

/** Brings the score {@code cosine}, and with it the attention of that name. */
public final class CosinePlugin extends ToolkitPlugin {
  /** For the service loader. */
  public CosinePlugin() {
    super("cosine-attention", ToolkitApi.VERSION);
  }

  @Override
  protected void register() {
    score("cosine", CosineScore.Config.class, CosineScore::new);
  }
}
