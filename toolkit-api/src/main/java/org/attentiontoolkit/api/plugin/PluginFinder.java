package org.attentiontoolkit.api.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.FileTrouble;

/** Plugins on the class path and in a folder; each jar of the folder has its own class loader. */
final class PluginFinder {
  private static final String SERVICE = "META-INF/services/" + ToolkitPlugin.class.getName();

  private final Consumer<List<Problem>> complain;
  private final ClassLoader application = ToolkitPlugin.class.getClassLoader();

  PluginFinder(Consumer<List<Problem>> complain) {
    this.complain = complain;
  }

  List<ToolkitPlugin> onClassPath() {
    return instances(application, "the class path");
  }

  /** Jars, and folders of jars: a plugin with the libraries it needs. */
  List<ToolkitPlugin> inFolder(Path folder) {
    List<ToolkitPlugin> found = new ArrayList<>();
    for (Path entry : entries(folder)) {
      List<Path> jars = Files.isDirectory(entry) ? entries(entry) : List.of(entry);
      List<Path> readable = jars.stream().filter(j -> j.toString().endsWith(".jar")).toList();
      if (!readable.isEmpty()) {
        found.addAll(in(entry, readable));
      }
    }
    return found;
  }

  private List<ToolkitPlugin> in(Path entry, List<Path> jars) {
    List<Problem> torn = jars.stream().flatMap(j -> unreadable(j).stream()).toList();
    if (!torn.isEmpty()) {
      complain.accept(torn);
      return List.of();
    }
    URL[] urls = jars.stream().map(PluginFinder::url).toArray(URL[]::new);
    URLClassLoader loader = new URLClassLoader("plugin " + entry.getFileName(), urls, application);
    if (loader.findResource(SERVICE) == null) {
      complain.accept(
          List.of(
              Problem.input("plugin.no-service", "there is no plugin in " + entry.getFileName())
                  .at(entry.toString())
                  .hint("a plugin's jar names its class in " + SERVICE)));
      return List.of();
    }
    return instances(loader, entry.toString());
  }

  private List<ToolkitPlugin> instances(ClassLoader loader, String home) {
    List<ToolkitPlugin> found = new ArrayList<>();
    try {
      for (ToolkitPlugin plugin : ServiceLoader.load(ToolkitPlugin.class, loader)) {
        if (loader.equals(application) || loader.equals(plugin.getClass().getClassLoader())) {
          found.add(plugin);
        }
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      complain.accept(Faults.of(e, "a plugin", home));
    }
    return found;
  }

  private static Optional<Problem> unreadable(Path jar) {
    try {
      new JarFile(jar.toFile()).close();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          Problem.input(
                  "plugin.broken", jar.getFileName() + " is not a readable jar: " + e.getMessage())
              .at(jar.toString()));
    }
  }

  private static List<Path> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    } catch (IOException e) {
      throw FileTrouble.reading(folder, e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
