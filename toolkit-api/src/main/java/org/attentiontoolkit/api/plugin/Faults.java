package org.attentiontoolkit.api.plugin;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plugins that can't be used. */
final class Faults {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
  private static final String SERVICE = ToolkitPlugin.class.getName();

  private Faults() {}

  /** Runs code of a plugin; what it threw, told as problems. */
  static List<Problem> guard(ToolkitPlugin plugin, Runnable code) {
    try {
      code.run();
      return List.of();
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("the plugin {} can't be used", plugin.name(), e);
      return of(e, "the plugin " + plugin.name(), home(plugin.getClass()));
    }
  }

  /** What a plugin threw, told as problems. */
  static List<Problem> of(Throwable fault, String plugin, String home) {
    Throwable cause = fault.getCause();
    if (fault instanceof ToolkitException told) {
      return told.problems().stream().map(p -> p.atUnlessPlaced(home)).toList();
    } else if (fault instanceof LinkageError) {
      return List.of(
          Problem.input("plugin.incompatible", plugin + " doesn't fit this toolkit: " + fault)
              .at(home)
              .hint("build it anew against this toolkit"));
    } else if (fault instanceof ServiceConfigurationError && cause != null) {
      return of(cause, plugin, home);
    }
    String said = String.valueOf(fault.getMessage()).replace(SERVICE + ": ", "");
    return List.of(Problem.input("plugin.broken", plugin + " can't be used: " + said).at(home));
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
