package org.attentiontoolkit.runner.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.attentiontoolkit.tensor.error.Problem;

/** The experiments that can be measured: the files of {@code configs/bench}. */
final class Benchmarks {
  private static final String ENDING = ".conf";

  private static final Set<String> TRANSLATIONS = Set.of("beam5-small");

  private Benchmarks() {}

  /** Whether one measures translations, not training steps. */
  static boolean translates(String name) {
    return TRANSLATIONS.contains(name);
  }

  /** A script for the peers. */
  static Path script(Path root, String name) {
    return root.resolve("toolkit-runner/src/bench").resolve(name);
  }

  /** The file of one. */
  static Path file(Path root, String name) {
    Path folder = root.resolve("configs/bench");
    List<String> known = names(folder);
    if (!known.contains(name)) {
      throw Problem.input("bench.unknown", "There is no benchmark named '" + name + "'.")
          .at(folder.toString())
          .hint("known: " + String.join(", ", known))
          .exception();
    }
    return folder.resolve(name + ENDING);
  }

  private static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
