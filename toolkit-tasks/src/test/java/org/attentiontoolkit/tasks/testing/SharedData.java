package org.attentiontoolkit.tasks.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder with real data beside the repository: {@code TOOLKIT_DATA} as system property or
 * environment variable, by default {@code ../shared/data}.
 */
public final class SharedData {
  private SharedData() {}

  /** A file in it; the test is skipped when the folder is absent. */
  public static Path file(String path) {
    Path folder =
        Optional.ofNullable(System.getProperty("TOOLKIT_DATA", System.getenv("TOOLKIT_DATA")))
            .map(Path::of)
            .orElseGet(() -> root().resolveSibling("shared").resolve("data"));
    assumeTrue(Files.isDirectory(folder), () -> "no shared data in " + folder);
    return folder.resolve(path);
  }

  private static Path root() {
    return Path.of(System.getProperty("toolkit.root", "..")).toAbsolutePath().normalize();
  }
}
