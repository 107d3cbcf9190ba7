package org.attentiontoolkit.tasks.text.sentencepiece;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What becomes of characters, as SentencePiece keeps it: the size of a double array, the array, and
 * the texts it points at, each ended by a zero byte. The units of the array are those of
 * Darts-clone: a label, an offset to the children, and whether a value ends here.
 */
final class CharsMap {
  private static final int OFFSET_SHIFT = 10;
  private static final int WIDE_OFFSET = 1 << 9;
  private static final int HAS_VALUE = 1 << 8;
  private static final int LABEL = 0x8000_00FF;
  private static final int VALUE = 0x7FFF_FFFF;

  private final int[] units;
  private final byte[] texts;

  private CharsMap(int[] units, byte[] texts) {
    this.units = units;
    this.texts = texts;
  }

  /**
   * Reads a map.
   *
   * @param bytes of the model file; none where all characters stay
   * @throws IllegalArgumentException if they are no such map
   */
  static CharsMap of(ByteBuffer bytes) {
    ByteBuffer in = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    if (!in.hasRemaining()) {
      return new CharsMap(new int[0], new byte[0]);
    }
    int size = in.remaining() < Integer.BYTES ? -1 : in.getInt();
    if (size < 0 || size > in.remaining() || size % Integer.BYTES != 0) {
      throw new IllegalArgumentException("its map of characters is damaged");
    }
    int[] units = new int[size / Integer.BYTES];
    in.asIntBuffer().get(units);
    in.position(in.position() + size);
    byte[] texts = new byte[in.remaining()];
    in.get(texts);
    return new CharsMap(units, texts);
  }

  /**
   * The longest text that is mapped.
   *
   * @param length of it in bytes; 0 if nothing that begins here is mapped
   * @param to where what it becomes begins among {@link #texts}
   */
  record Found(int length, int to) {
    static final Found NOTHING = new Found(0, 0);
  }

  /** What is mapped at a place. */
  Found longest(byte[] text, int from) {
    Found found = Found.NOTHING;
    if (units.length == 0) {
      return found;
    }
    int node = offset(units[0]);
    for (int i = from; i < text.length; i++) {
      int label = text[i] & 0xff;
      node ^= label;
      int unit = node < units.length ? units[node] : 0;
      if (node >= units.length || (unit & LABEL) != label) {
        return found;
      }
      node ^= offset(unit);
      if ((unit & HAS_VALUE) != 0 && node < units.length) {
        found = new Found(i + 1 - from, units[node] & VALUE);
      }
    }
    return found;
  }

  /** The byte of a text at a place; 0 at its end. */
  byte text(int place) {
    return place < texts.length ? texts[place] : 0;
  }

  private static int offset(int unit) {
    return unit >>> OFFSET_SHIFT << ((unit & WIDE_OFFSET) >>> 6);
  }
}
