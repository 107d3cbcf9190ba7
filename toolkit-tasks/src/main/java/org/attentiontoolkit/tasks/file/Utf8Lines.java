package org.attentiontoolkit.tasks.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.FileTrouble;

/**
 * The lines of a UTF-8 text file, one at a time, so that a file need not fit in memory.
 *
 * <p>A line ends at a line feed; a carriage return before it is dropped, a byte order mark at the
 * file's start too. Bytes that are not UTF-8 are an error that names file, line and bytes. The last
 * line may end without line feed; {@link #endedWithLineFeed} tells.
 */
public final class Utf8Lines implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final InputStream in;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private byte[] line = new byte[1024];
  private int number;
  private boolean endedWithLineFeed;

  private Utf8Lines(Path file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /** Opens a file; a missing or unreadable one is an error. */
  public static Utf8Lines open(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw FileTrouble.opening(file).exception();
    }
    try {
      return new Utf8Lines(file, new BufferedInputStream(Files.newInputStream(file), BUFFER));
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
  }

  /** The next line without its end, or nothing after the last one. */
  public Optional<String> next() {
    int length = fill();
    if (length < 0) {
      return Optional.empty();
    }
    number++;
    int start = number == 1 && hasByteOrderMark(length) ? 3 : 0;
    int end = length > start && line[length - 1] == '\r' ? length - 1 : length;
    return Optional.of(decode(start, end));
  }

  /** The file that is read. */
  public Path file() {
    return file;
  }

  /** The number of the line read last, from 1; 0 before the first. */
  public int number() {
    return number;
  }

  /** Whether the line read last ended with a line feed. */
  public boolean endedWithLineFeed() {
    return endedWithLineFeed;
  }

  /** {@code file:line} of the line read last. */
  public String place() {
    return file + ":" + number;
  }

  /** Collects the bytes of one line; their count, or -1 at the end of the file. */
  private int fill() {
    int length = 0;
    try {
      int b = in.read();
      if (b < 0) {
        return -1;
      }
      while (b >= 0 && b != '\n') {
        if (length == line.length) {
          line = Arrays.copyOf(line, 2 * length);
        }
        line[length++] = (byte) b;
        b = in.read();
      }
      endedWithLineFeed = b == '\n';
      return length;
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
  }

  private String decode(int start, int end) {
    ByteBuffer bytes = ByteBuffer.wrap(line, start, end - start);
    CharBuffer chars = CharBuffer.allocate(end - start);
    decoder.reset();
    CoderResult result = decoder.decode(bytes, chars, true);
    if (result.isError()) {
      int at = bytes.position();
      String wrong = HexFormat.ofDelimiter(" ").formatHex(line, at, at + result.length());
      throw Problem.input(
              "text.not-utf-8",
              "The bytes " + wrong + " at byte " + (at + 1) + " of the line are not UTF-8.")
          .at(place())
          .hint("Convert the file, for example: iconv -f ISO-8859-1 -t UTF-8 OLD > NEW.")
          .exception();
    }
    return chars.flip().toString();
  }

  private boolean hasByteOrderMark(int length) {
    return length >= 3
        && line[0] == (byte) 0xEF
        && line[1] == (byte) 0xBB
        && line[2] == (byte) 0xBF;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
  }
}
