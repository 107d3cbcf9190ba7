package org.attentiontoolkit.runner.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.FileTrouble;

/** Lines of UTF-8 text, ended by a line feed or its end; anything but UTF-8 is refused. */
final class TextLines implements AutoCloseable {
  private final InputStream in;
  private final String name;
  private int line;

  /** Lines of a stream, buffered. */
  TextLines(InputStream in, String name) {
    this.in = in;
    this.name = name;
  }

  /** All lines of a file. */
  static List<String> of(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw FileTrouble.opening(file).exception();
    }
    try (TextLines lines =
        new TextLines(
            new java.io.BufferedInputStream(Files.newInputStream(file)), file.toString())) {
      List<String> all = new ArrayList<>();
      for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
        all.add(next.get());
      }
      return all;
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
  }

  /** The next line; empty at the end. */
  Optional<String> next() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try {
      int b = in.read();
      if (b < 0) {
        return Optional.empty();
      }
      line++;
      for (; b >= 0 && b != '\n'; b = in.read()) {
        bytes.write(b);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String text = decoded(bytes.toByteArray());
    return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }

  /** Whether a line can be read without waiting for it to come. */
  boolean isThere() {
    try {
      return in.available() > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Problem.input("text.not-utf8", "The text is not UTF-8.")
          .at(name + ":" + line)
          .hint("Convert it, for example with iconv -f latin1 -t utf-8.")
          .exception(e);
    }
  }
}
