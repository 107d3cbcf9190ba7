package org.attentiontoolkit.tasks;

import org.attentiontoolkit.api.plugin.ToolkitPlugin;
import org.attentiontoolkit.testkit.PluginContract;

final class TasksPluginTest extends PluginContract {
  @Override
  protected ToolkitPlugin plugin() {
    return new TasksPlugin();
  }
}
