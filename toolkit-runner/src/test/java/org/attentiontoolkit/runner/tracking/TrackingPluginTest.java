package org.attentiontoolkit.runner.tracking;

import org.attentiontoolkit.api.plugin.ToolkitPlugin;
import org.attentiontoolkit.testkit.PluginContract;

final class TrackingPluginTest extends PluginContract {
  @Override
  protected ToolkitPlugin plugin() {
    return new TrackingPlugin();
  }
}
