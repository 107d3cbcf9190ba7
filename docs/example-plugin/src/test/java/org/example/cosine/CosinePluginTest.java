package org.example.cosine;

import org.attentiontoolkit.api.plugin.ToolkitPlugin;
import org.attentiontoolkit.testkit.PluginContract;

class CosinePluginTest extends PluginContract {
  @Override
  protected ToolkitPlugin plugin() {
    return new CosinePlugin();
  }
}
