package org.attentiontoolkit.tensor.io;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.attentiontoolkit.tensor.file.Sha256;

/**
 * A checksum that a file carries in its own metadata: that of the header, with zeros for the
 * checksum's digits, and of all data. Other readers of the format take it for any other text.
 */
final class SelfChecksum {
  /** The metadata's name of it. */
  static final String KEY = "sha256";

  private static final String ZEROS = "0".repeat(64);
  private static final byte[] BEFORE = ("\"" + KEY + "\":\"").getBytes(StandardCharsets.US_ASCII);

  private SelfChecksum() {}

  /** The metadata with room for the digits. */
  static Map<String, String> withRoom(Map<String, String> metadata) {
    Map<String, String> more = new LinkedHashMap<>(metadata);
    more.put(KEY, ZEROS);
    return more;
  }

  /** Puts digits into the room that a header has for them. */
  static void put(byte[] header, String digits) {
    int at = place(header).orElseThrow();
    System.arraycopy(digits.getBytes(StandardCharsets.US_ASCII), 0, header, at, ZEROS.length());
  }

  /** Begins a checksum with a header, whose digits count as zeros. */
  static Sha256 begin(byte[] header) {
    byte[] zeroed = header.clone();
    place(zeroed).ifPresent(at -> Arrays.fill(zeroed, at, at + ZEROS.length(), (byte) '0'));
    Sha256 sum = new Sha256();
    sum.add(ByteBuffer.wrap(zeroed));
    return sum;
  }

  private static OptionalInt place(byte[] header) {
    for (int at = BEFORE.length; at + ZEROS.length() <= header.length; at++) {
      if (Arrays.equals(header, at - BEFORE.length, at, BEFORE, 0, BEFORE.length)) {
        return OptionalInt.of(at);
      }
    }
    return OptionalInt.empty();
  }
}
