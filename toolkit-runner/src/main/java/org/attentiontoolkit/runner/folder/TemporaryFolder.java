package org.attentiontoolkit.runner.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that goes when it is closed. */
public final class TemporaryFolder implements AutoCloseable {
  private final Path path;

  /** Makes it. */
  public TemporaryFolder() {
    try {
      path = Files.createTempDirectory("toolkit-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> inmostFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : inmostFirst) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
