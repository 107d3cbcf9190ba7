package org.example.gaussian;

import org.attentiontoolkit.api.plugin.ToolkitApi;
import org.attentiontoolkit.api.plugin.ToolkitPlugin;

/** Brings the score {@code gaussian}, and with it the attention of that name. */
public final class GaussianPlugin extends ToolkitPlugin {
  /** For the service loader. */
  public GaussianPlugin() {
    super("gaussian-attention", ToolkitApi.VERSION);
  }

  @Override
  protected void register() {
    score("gaussian", GaussianScore.Config.class, GaussianScore::new);
  }
}
