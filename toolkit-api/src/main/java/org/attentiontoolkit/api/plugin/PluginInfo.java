package org.attentiontoolkit.api.plugin;

/**
 * A plugin that was loaded.
 *
 * @param name its own
 * @param version its own
 * @param home the jar or folder of classes
 */
public record PluginInfo(String name, String version, String home) {
  static PluginInfo of(ToolkitPlugin plugin) {
    return new PluginInfo(plugin.name(), plugin.version(), Faults.home(plugin.getClass()));
  }
}
