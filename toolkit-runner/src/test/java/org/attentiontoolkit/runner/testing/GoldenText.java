package org.attentiontoolkit.runner.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that were read by a person and kept. {@code -Dgolden.update=true} writes them anew, to be
 * read again in the difference.
 */
public final class GoldenText {
  private GoldenText() {}

  /** Compares a text with the one kept beside the tests' resources. */
  public static void check(String name, String actual) {
    Path expected =
        Path.of("src/test/resources/org/attentiontoolkit/runner/command/golden", name + ".txt");
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(expected.getParent());
        Files.writeString(expected, actual);
      }
      assertThat(actual).isEqualTo(Files.readString(expected));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
