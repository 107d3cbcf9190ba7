package org.attentiontoolkit.runner.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.attentiontoolkit.tensor.error.Problem;

/** Where the sentences of the benchmarks are. */
final class Multi30k {
  private static final String TOKENISED = "multi30k/task1/tok";

  private Multi30k() {}

  /** The folder that holds it: the one asked for, or the first of the usual ones. */
  static Path folder(Optional<Path> asked, Path root, Map<String, String> environment) {
    List<Path> places =
        asked.map(List::of).orElseGet(() -> usual(root, environment)).stream()
            .map(place -> place.toAbsolutePath().normalize())
            .toList();
    return places.stream()
        .filter(place -> Files.isDirectory(place.resolve(TOKENISED)))
        .findFirst()
        .orElseThrow(() ->
            Problem.input("bench.no-data", "There is no folder " + TOKENISED + ".")
                .at(String.join(", ", places.stream().map(Path::toString).toList()))
                .hint("./toolkit fetch multi30k, or --data DIR")
                .exception());
  }

  /** The settings that say so. */
  static List<String> settings(Path folder) {
    return List.of("task.data.folder=" + tokenised(folder));
  }

  /** Where its sentences are, one a line, their words between blanks. */
  static Path tokenised(Path folder) {
    return folder.resolve(TOKENISED);
  }

  private static List<Path> usual(Path root, Map<String, String> environment) {
    return Stream.of(
            Optional.of(root.resolve("data")),
            Optional.ofNullable(environment.get("TOOLKIT_DATA")).map(Path::of),
            Optional.of(root.resolve("../shared/data")))
        .flatMap(Optional::stream)
        .toList();
  }
}
