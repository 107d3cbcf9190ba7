package org.attentiontoolkit.runner.tracking;

import org.attentiontoolkit.api.plugin.Kind;
import org.attentiontoolkit.api.plugin.ToolkitApi;
import org.attentiontoolkit.api.plugin.ToolkitPlugin;

/** The trackers that come with the toolkit. */
public final class TrackingPlugin extends ToolkitPlugin {
  /** For the service loader. */
  public TrackingPlugin() {
    super("toolkit-tracking", ToolkitApi.VERSION);
  }

  @Override
  protected void register() {
    component(
        Kind.TRACKER,
        "mlflow",
        MlflowTracker.Config.class,
        config -> new MlflowTracker(config, System.getenv()));
  }
}
