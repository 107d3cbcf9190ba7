package org.attentiontoolkit.api.plugin;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import com.google.inject.spi.Message;
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
    try {
      Key<Set<Registration<?>>> all = Key.get(new TypeLiteral<Set<Registration<?>>>() {});
      return List.copyOf(Guice.createInjector(plugins).getInstance(all));
    } catch (CreationException e) {
      throw unwrap(e);
    }
  }

  /** Guice tells what a module threw among its own messages. */
  private static RuntimeException unwrap(CreationException fault) {
    List<Problem> ours =
        fault.getErrorMessages().stream()
            .map(Message::getCause)
            .filter(ToolkitException.class::isInstance)
            .flatMap(cause -> ((ToolkitException) cause).problems().stream())
            .toList();
    return ours.isEmpty() ? fault : new ToolkitException(ours, fault);
  }
}
