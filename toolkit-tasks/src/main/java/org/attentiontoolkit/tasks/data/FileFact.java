package org.attentiontoolkit.tasks.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.file.FileTrouble;
import org.attentiontoolkit.tensor.file.Sha256;

/** What is known of a file of text. */
final class FileFact {
  private FileFact() {}

  /** Where it is, its length and its checksum. */
  static DataFact of(String name, Path file, Stop stop) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("path", file.toString());
    facts.put("bytes", String.valueOf(file.toFile().length()));
    try {
      facts.put("sha256", Sha256.of(file, stop::check));
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
    return new DataFact(name, facts);
  }

  /**
   * Checks that files are there.
   *
   * @throws ToolkitException naming each that is not
   */
  static void requireReadable(Stream<Path> files) {
    List<Problem> problems =
        files
            .filter(file -> !Files.isReadable(file) || Files.isDirectory(file))
            .map(FileTrouble::opening)
            .toList();
    if (!problems.isEmpty()) {
      throw new ToolkitException(problems);
    }
  }
}
