package org.attentiontoolkit.tasks.text.sentencepiece;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** UTF-8 while it is put together. */
final class Bytes extends ByteArrayOutputStream {
  /** The visible blank, U+2581. */
  static final byte[] BLANK = "\u2581".getBytes(StandardCharsets.UTF_8);

  /** How many bytes the character has that begins with one. */
  static int lengthOf(byte first) {
    int bits = first & 0xf0;
    if (bits < 0xc0) {
      return 1;
    }
    return bits < 0xe0 ? 2 : bits == 0xe0 ? 3 : 4;
  }

  /** Whether some bytes are at a place. */
  static boolean isAt(byte[] text, int place, byte[] wanted) {
    if (place < 0 || place + wanted.length > text.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (text[place + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  boolean endsWith(byte[] wanted) {
    if (count < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (buf[count - wanted.length + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  void cut(int length) {
    count -= length;
  }
}
