package org.attentiontoolkit.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that were read by a person and kept. {@code -Dgolden.update=true} writes them anew, to be
 * read again in the difference.
 */
public final class GoldenMessages {
  private GoldenMessages() {}

  /** Compares a text with the one kept in a file. */
  public static void check(Path expected, String actual) {
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.writeString(expected, actual);
      }
      assertThat(actual).isEqualTo(Files.readString(expected));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
