package org.attentiontoolkit.api.plugin;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/** Finds plugins and asks each what it brings. */
public final class Plugins {
  private Plugins() {}

  /**
   * Loads the plugins of the class path and of a folder.
   *
   * @param folder of jars; it need not exist
   * @throws ToolkitException naming every plugin that can't be used
   */
  public static Components load(Path folder) {
    List<Problem> problems = new ArrayList<>();
    List<ToolkitPlugin> found = new ArrayList<>();
    PluginFinder finder = new PluginFinder(problems::addAll);
    found.addAll(finder.onClassPath());
    found.addAll(finder.inFolder(folder));
    if (!problems.isEmpty()) {
      throw new ToolkitException(problems);
    }
    return of(found);
  }

  /**
   * What these plugins bring.
   *
   * @throws ToolkitException if one doesn't fit this toolkit, or two register the same name
   */
  public static Components of(List<ToolkitPlugin> plugins) {
    List<Problem> problems =
        plugins.stream()
            .filter(p -> p.builtAgainst() != ToolkitApi.VERSION)
            .map(Faults::otherVersion)
            .toList();
    if (!problems.isEmpty()) {
      throw new ToolkitException(problems);
    }
    return new Components(registrations(plugins), plugins.stream().map(PluginInfo::of).toList());
  }

  private static List<Registration<?>> registrations(List<ToolkitPlugin> plugins) {
    if (plugins.isEmpty()) {
      return List.of();
    }
    Injector injector = Guice.createInjector(plugins);
    List<Problem> problems = plugins.stream().flatMap(p -> p.faults().stream()).toList();
    if (!problems.isEmpty()) {
      throw new ToolkitException(problems);
    }
    return List.copyOf(injector.getInstance(Key.get(new TypeLiteral<Set<Registration<?>>>() {})));
  }
}
