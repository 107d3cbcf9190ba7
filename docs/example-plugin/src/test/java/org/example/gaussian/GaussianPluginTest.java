package org.example.gaussian;

import org.attentiontoolkit.api.plugin.ToolkitPlugin;
import org.attentiontoolkit.testkit.PluginContract;

class GaussianPluginTest extends PluginContract {
  @Override
  protected ToolkitPlugin plugin() {
    return new GaussianPlugin();
  }
}
