package org.attentiontoolkit.api.plugin;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A plugin that was loaded.
 *
 * @param name its own
 * @param version its own
 * @param home the jar or folder of classes
 * @param bundled whether it is on the class path of the toolkit, not in a folder of plugins
 * @param jars its jar and those of its libraries; empty if its classes lie in a folder
 */
public record PluginInfo(
    String name, String version, String home, boolean bundled, List<Path> jars) {
  static PluginInfo of(ToolkitPlugin plugin) {
    Class<?> type = plugin.getClass();
    boolean bundled = type.getClassLoader().equals(ToolkitPlugin.class.getClassLoader());
    return new PluginInfo(plugin.name(), plugin.version(), Faults.home(type), bundled, jars(type));
  }

  private static List<Path> jars(Class<?> type) {
    URL[] urls =
        type.getClassLoader() instanceof URLClassLoader own
            ? own.getURLs()
            : new URL[] {type.getProtectionDomain().getCodeSource().getLocation()};
    return Arrays.stream(urls)
        .map(url -> Path.of(URI.create(url.toString())))
        .filter(Files::isRegularFile)
        .toList();
  }
}
