package org.attentiontoolkit.api.plugin;

import java.net.URI;
import java.nio.file.Path;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/** Plugins that can't be used. */
final class Faults {
  private Faults() {}

  /** Runs code of a plugin. */
  static void guard(ToolkitPlugin plugin, Runnable code) {
    try {
      code.run();
    } catch (LinkageError e) {
      throw incompatible(plugin.name(), home(plugin.getClass()), e);
    }
  }

  static ToolkitException incompatible(String name, String home, LinkageError fault) {
    return Problem.input(
            "plugin.incompatible", "the plugin " + name + " doesn't fit this toolkit: " + fault)
        .at(home)
        .hint("build it against this toolkit (contracts version " + ToolkitApi.VERSION + ")")
        .exception(fault);
  }

  static Problem otherVersion(ToolkitPlugin plugin) {
    return Problem.input(
            "plugin.other-version",
            "the plugin "
                + plugin.name()
                + " was built for version "
                + plugin.builtAgainst()
                + " of the toolkit's contracts, this toolkit has version "
                + ToolkitApi.VERSION)
        .at(home(plugin.getClass()))
        .hint("build it anew against this toolkit, or take it out of the folder");
  }

  /** The jar or folder a class is from. */
  static String home(Class<?> type) {
    URI place = URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString());
    Path here = Path.of("").toAbsolutePath();
    Path there = Path.of(place).toAbsolutePath().normalize();
    return (there.startsWith(here) ? here.relativize(there) : there).toString();
  }
}
