package org.attentiontoolkit.tensor.io;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.attentiontoolkit.tensor.memory.Precision;

/** Number formats of the file format, by their names in it. */
public enum ElementType {
  /** 64-bit floating point. */
  F64(8, true),
  /** 32-bit floating point. */
  F32(4, true),
  /** 16-bit floating point, IEEE 754's binary16. */
  F16(2, true),
  /** The upper half of a 32-bit floating point number. */
  BF16(2, true),
  /** Two 32-bit floating point numbers. */
  C64(8, false),
  /** 64-bit integer. */
  I64(8, false),
  /** 64-bit unsigned integer. */
  U64(8, false),
  /** 32-bit integer. */
  I32(4, false),
  /** 32-bit unsigned integer. */
  U32(4, false),
  /** 16-bit integer. */
  I16(2, false),
  /** 16-bit unsigned integer. */
  U16(2, false),
  /** 8-bit integer. */
  I8(1, false),
  /** 8-bit unsigned integer. */
  U8(1, false),
  /** 8-bit floating point with 5 bits of exponent. */
  F8_E5M2(1, false),
  /** 8-bit floating point with 4 bits of exponent. */
  F8_E4M3(1, false),
  /** 8-bit exponent. */
  F8_E8M0(1, false),
  /** One byte, 0 or 1. */
  BOOL(1, false);

  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final int bytes;
  private final boolean readable;

  ElementType(int bytes, boolean readable) {
    this.bytes = bytes;
    this.readable = readable;
  }

  /** Bytes of one value. */
  public int bytes() {
    return bytes;
  }

  /** Whether values can be read into a tensor: those of floating point with 16 bits or more. */
  public boolean readable() {
    return readable;
  }

  /** The format in which arrays of a precision are written. */
  static ElementType of(Precision precision) {
    return precision == Precision.FLOAT ? F32 : F64;
  }

  /** One value, by its place. */
  double get(MemorySegment values, long index) {
    long at = index * bytes;
    return switch (this) {
      case F64 -> values.get(DOUBLE, at);
      case F32 -> values.get(FLOAT, at);
      case F16 -> Float.float16ToFloat(values.get(SHORT, at));
      case BF16 -> Float.intBitsToFloat(values.get(SHORT, at) << 16);
      default -> throw new IllegalArgumentException(this + " cannot be read into a tensor");
    };
  }
}
