package org.attentiontoolkit.api.text;

import java.io.EOFException;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.file.FileTrouble;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a UTF-8 text, plain or gzipped, one at a time, so that it need not fit in memory.
 *
 * <p>A line ends at a line feed; a carriage return before it is dropped, a byte order mark at the
 * start of the text too. Anything but UTF-8 is an error that names the line and what the text seems
 * to be. The last line may end without line feed; {@link #endedWithLineFeed} tells.
 */
public final class TextLines implements AutoCloseable {
  /** Longer lines are no sentences, and would take the memory of all others. */
  private static final int LONGEST_BYTES = 4 << 20;

  /** Latin letters in UTF-16 have a zero beside each. */
  private static final int ZEROS_OF_UTF16 = 3;

  private final String name;
  private final InputStream raw;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private @Nullable InputStream in;
  private byte[] line = new byte[1024];
  private int number;
  private boolean endedWithLineFeed;
  private boolean ended;

  private TextLines(InputStream raw, String name) {
    this.raw = raw;
    this.name = name;
  }

  /** Opens a file; a missing or unreadable one is an error. */
  public static TextLines open(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw FileTrouble.opening(file).exception();
    }
    try {
      return new TextLines(Files.newInputStream(file), file.toString());
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
  }

  /**
   * Lines of a stream, which is closed with them. Nothing is read before a line is asked for.
   *
   * @param name of the text, for messages, such as {@code standard input}
   */
  public static TextLines of(InputStream stream, String name) {
    return new TextLines(stream, name);
  }

  /** All lines that are left. */
  public List<String> rest() {
    List<String> rest = new ArrayList<>();
    for (Optional<String> next = next(); next.isPresent(); next = next()) {
      rest.add(next.get());
    }
    return rest;
  }

  /**
   * The next line without its end, or nothing after the last one.
   *
   * @throws ToolkitException naming a line that is not UTF-8 or longer than 4 MiB: the next call
   *     gives the line after it; or saying why the text cannot be read: there is no line after it
   */
  public Optional<String> next() {
    if (ended) {
      return Optional.empty();
    }
    ended = true; // unless all goes well
    int length;
    try {
      length = fill();
    } catch (IOException e) {
      throw unreadable(e);
    }
    if (length < 0) {
      return Optional.empty();
    }
    ended = false;
    if (length > LONGEST_BYTES) {
      throw Problem.input(
              "text.line-too-long", "The line has more than %,d bytes.".formatted(LONGEST_BYTES))
          .at(place())
          .hint("Is it text, one sentence a line?")
          .exception();
    }
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    String text = decode(end);
    if (number == 1 && !endedWithLineFeed && text.indexOf('\r') >= 0) {
      ended = true;
      throw Problem.input("text.line-ends", "The lines end with carriage returns alone.")
          .at(name)
          .hint("tr '\\r' '\\n' < FILE > TEXT gives lines that end with line feeds.")
          .exception();
    }
    return Optional.of(text);
  }

  /** The file or stream that is read. */
  public String name() {
    return name;
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
    return name + ":" + number;
  }

  /**
   * Collects the bytes of one line; their count, or -1 at the end. Of a line that is too long only
   * one byte more than allowed is kept.
   */
  private int fill() throws IOException {
    InputStream bytes = opened();
    int b = bytes.read();
    if (b < 0) {
      return -1;
    }
    number++;
    int length = 0;
    for (; b >= 0 && b != '\n'; b = bytes.read()) {
      if (length == line.length && length <= LONGEST_BYTES) {
        line = Arrays.copyOf(line, Math.min(2 * length, LONGEST_BYTES + 1));
      }
      if (length < line.length) {
        line[length++] = (byte) b;
      }
    }
    endedWithLineFeed = b == '\n';
    return length;
  }

  private InputStream opened() throws IOException {
    InputStream known = in;
    if (known == null) {
      known = Encoding.open(raw, name);
      in = known;
    }
    return known;
  }

  private String decode(int length) {
    ByteBuffer bytes = ByteBuffer.wrap(line, 0, length);
    CharBuffer chars = CharBuffer.allocate(length);
    CoderResult result = decoder.reset().decode(bytes, chars, true);
    if (result.isError()) {
      int at = bytes.position();
      String wrong = HexFormat.ofDelimiter(" ").formatHex(line, at, at + result.length());
      throw Problem.input(
              "text.not-utf-8",
              "The bytes " + wrong + " at byte " + (at + 1) + " of the line are not UTF-8.")
          .at(place())
          .hint("Convert the text, for example: iconv -f ISO-8859-1 -t UTF-8 FILE > TEXT.")
          .exception();
    }
    String text = chars.flip().toString();
    if (length > ZEROS_OF_UTF16
        && text.chars().filter(c -> c == 0).count() * ZEROS_OF_UTF16 > length) {
      throw Encoding.utf16WithoutMark(place()).exception();
    }
    return text;
  }

  private ToolkitException unreadable(IOException e) {
    boolean compressed = e instanceof ZipException || e instanceof EOFException;
    return compressed
        ? Problem.input("text.damaged", "The compressed text is damaged or cut short.")
            .at(name)
            .exception(e)
        : FileTrouble.reading(Path.of(name), e);
  }

  @Override
  public void close() {
    try {
      raw.close();
    } catch (IOException e) {
      throw FileTrouble.reading(Path.of(name), e);
    }
  }
}
