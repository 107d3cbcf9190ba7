package org.attentiontoolkit.api.hocon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.FileTrouble;

/** The text of a file. Line ends of every system become line feeds. */
final class TextFile {
  /** How much is looked at to guess what a file is. */
  private static final int HEAD = 4096;

  private static final String SAVE = "save it as UTF-8";

  private TextFile() {}

  /**
   * Reads a file on disk.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if it holds no UTF-8 text, or more
   *     than is allowed
   */
  static String read(Path file, Allowance allowance) {
    Place place = new Place(new TextSource.InFile(file), 0);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(allowance.bytes() + 1);
      allowance.takeBytes(bytes.length, place);
      foreign(bytes)
          .ifPresent(problem -> {
            throw problem.at(place.text()).exception();
          });
      return withLineFeeds(decode(bytes, file));
    } catch (IOException e) {
      throw FileTrouble.reading(Path.of(Place.shorten(file)), e);
    }
  }

  /** A text with the line ends of any system as one with line feeds. */
  static String withLineFeeds(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static Problem notText(String sentence, String hint) {
    return Problem.input("text.not-utf-8", sentence).hint(hint);
  }

  private static String decode(byte[] bytes, Path file) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    if (StandardCharsets.UTF_8.newDecoder().decode(in, text, true).isError()) {
      Place place = new Place(new TextSource.InFile(file), line(bytes, in.position()));
      throw notText("the file is not UTF-8 text", SAVE).at(place.text()).exception();
    }
    return text.flip().toString();
  }

  private static int line(byte[] bytes, int end) {
    int line = 1;
    for (int i = 0; i < end; i++) {
      boolean carriageReturn = bytes[i] == '\r' && (i + 1 == end || bytes[i + 1] != '\n');
      line += bytes[i] == '\n' || carriageReturn ? 1 : 0;
    }
    return line;
  }

  /** What a file is that holds no text, or in another encoding. */
  private static Optional<Problem> foreign(byte[] bytes) {
    int first = pair(bytes, 0);
    if (first == 0xFFFE || first == 0xFEFF) {
      return Optional.of(notText("the file is UTF-16 text", SAVE));
    }
    int head = Math.min(bytes.length, HEAD) & ~1;
    int evenZeros = 0;
    int oddZeros = 0;
    for (int i = 0; i < head; i += 2) {
      evenZeros += bytes[i] == 0 ? 1 : 0;
      oddZeros += bytes[i + 1] == 0 ? 1 : 0;
    }
    // Every second byte of Latin letters in UTF-16 is 0.
    if (head > 0 && Math.abs(evenZeros - oddZeros) > head / 4) {
      return Optional.of(notText("the file is UTF-16 text", SAVE));
    }
    if (first == 0x1F8B) {
      return Optional.of(notText("the file is compressed by gzip", "unpack it first"));
    }
    for (byte b : bytes) {
      if (b == 0) {
        String sentence = "the file is not text: there are bytes of value 0 in it";
        return Optional.of(notText(sentence, "an experiment's file is text in UTF-8"));
      }
    }
    return Optional.empty();
  }

  private static int pair(byte[] bytes, int at) {
    return bytes.length < at + 2 ? -1 : (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }
}
