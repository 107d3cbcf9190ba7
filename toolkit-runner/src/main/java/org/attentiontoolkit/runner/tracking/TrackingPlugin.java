package org.attentiontoolkit.runner.tracking;

import org.attentiontoolkit.api.plugin.Kind;
import org.attentiontoolkit.api.plugin.ToolkitApi;
import org.attentiontoolkit.api.plugin.ToolkitPlugin;

/** The trackers that come with the toolkit. */
public final class TrackingPlugin extends ToolkitPlugin {
  static final String MLFLOW = "mlflow";
  static final String NONE = "none";

  /** It has no settings. */
  record NoSettings() {}

  /** For the service loader. */
  public TrackingPlugin() {
    super("toolkit-tracking", ToolkitApi.VERSION);
  }

  @Override
  protected void register() {
    component(
        Kind.TRACKER,
        MLFLOW,
        MlflowTracker.Config.class,
        config -> new MlflowTracker(config, System.getenv()));
    component(Kind.TRACKER, NONE, NoSettings.class, _ -> Trackers.none());
  }
}
