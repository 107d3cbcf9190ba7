package org.attentiontoolkit.api.text;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.attentiontoolkit.tensor.error.Problem;

/** What the first bytes of a text say about the rest. */
final class Encoding {
  private static final byte[] GZIP = bytes("1f8b");
  private static final byte[] UTF8_MARK = bytes("efbbbf");
  private static final int LONGEST = 6;
  private static final int BUFFER = 1 << 16;

  /** What is no UTF-8 text, and what makes it one. */
  private record Foreign(byte[] start, String name, String hint) {}

  private static final String NAMES = "%s FILE > TEXT gives the text.";
  private static final List<Foreign> FOREIGN =
      List.of(
          new Foreign(GZIP, "compressed twice", NAMES.formatted("gzip -dc")),
          new Foreign(bytes("fd377a585a00"), "compressed with xz", NAMES.formatted("xz -dc")),
          new Foreign(bytes("28b52ffd"), "compressed with zstd", NAMES.formatted("zstd -dc")),
          new Foreign(bytes("425a68"), "compressed with bzip2", NAMES.formatted("bzip2 -dc")),
          new Foreign(bytes("504b0304"), "a zip archive", NAMES.formatted("unzip -p")),
          new Foreign(bytes("fffe0000"), "UTF-32", NAMES.formatted("iconv -f UTF-32 -t UTF-8")),
          new Foreign(bytes("0000feff"), "UTF-32", NAMES.formatted("iconv -f UTF-32 -t UTF-8")),
          new Foreign(bytes("fffe"), "UTF-16", NAMES.formatted("iconv -f UTF-16 -t UTF-8")),
          new Foreign(bytes("feff"), "UTF-16", NAMES.formatted("iconv -f UTF-16 -t UTF-8")));

  private Encoding() {}

  /**
   * The bytes of UTF-8 text without a byte order mark, decompressed if they are gzip's.
   *
   * @param name of the text, for messages
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if the text is in another encoding
   */
  static InputStream open(InputStream raw, String name) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
    byte[] start = peek(in);
    if (startsWith(start, GZIP)) {
      in = new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER);
      start = peek(in);
    }
    for (Foreign foreign : FOREIGN) {
      if (startsWith(start, foreign.start())) {
        throw notText(foreign.name(), foreign.hint(), name).exception();
      }
    }
    if (startsWith(start, UTF8_MARK)) {
      in.skipNBytes(UTF8_MARK.length);
    }
    return in;
  }

  /** That a text is in a form other than plain or gzipped UTF-8. */
  static Problem notText(String form, String hint, String where) {
    return Problem.input("text.not-utf-8", "The text is not UTF-8 but " + form + ".")
        .at(where)
        .hint(hint);
  }

  /** That the bytes between a line's letters are zeros. */
  static Problem utf16WithoutMark(String where) {
    return notText("UTF-16", NAMES.formatted("iconv -f UTF-16LE (or UTF-16BE) -t UTF-8"), where);
  }

  private static byte[] peek(BufferedInputStream in) throws IOException {
    in.mark(LONGEST);
    byte[] start = new byte[LONGEST];
    // One read gives what is there: a terminal has fewer bytes of a short line.
    int length = in.read(start, 0, LONGEST);
    in.reset();
    return Arrays.copyOf(start, Math.max(0, length));
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
