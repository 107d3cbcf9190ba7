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
    Optional<Path> told = Optional.ofNullable(environment.get("TOOLKIT_DATA")).map(Path::of);
    return asked
        .or(() ->
            Stream.of(
                    Optional.of(root.resolve("data")),
                    told,
                    Optional.of(root.resolve("../shared/data")))
                .flatMap(Optional::stream)
                .filter(folder -> Files.isDirectory(folder.resolve(TOKENISED)))
                .findFirst())
        .orElseThrow(() ->
            Problem.input("bench.no-data", "The benchmark needs the Multi30k data.")
                .hint("./toolkit fetch multi30k, or --data DIR")
                .exception());
  }

  /** The settings that say so. */
  static List<String> settings(Path folder) {
    return List.of("task.data.folder=" + folder.toAbsolutePath().resolve(TOKENISED).normalize());
  }
}
