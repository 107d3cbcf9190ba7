package org.attentiontoolkit.tasks.text.sentencepiece;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * One message in the wire format of Protocol Buffers, read field by field. What goes beyond the
 * message, or is no such format, is an {@link IllegalArgumentException} that says so.
 */
final class ProtocolBuffer {
  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int BYTES = 2;
  private static final int FOUR_BYTES = 5;

  private final ByteBuffer bytes;
  private int wire;

  ProtocolBuffer(ByteBuffer bytes) {
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Goes to the next field; its number, or 0 at the end. */
  int next() {
    if (!bytes.hasRemaining()) {
      return 0;
    }
    long tag = varint();
    wire = (int) (tag & 7);
    long field = tag >>> 3;
    if (field < 1 || field > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a field has no number");
    }
    return (int) field;
  }

  /** The value of a field that is a number or a truth value. */
  long number() {
    require(VARINT);
    return varint();
  }

  /** Whether a field says yes. */
  boolean yes() {
    return number() != 0;
  }

  /** The value of a field of single precision. */
  float real() {
    require(FOUR_BYTES);
    requireBytes(Float.BYTES);
    return bytes.getFloat();
  }

  /** The value of a field of bytes: a view. */
  ByteBuffer bytes() {
    require(BYTES);
    return slice();
  }

  /** The value of a field of text. */
  String text() {
    return StandardCharsets.UTF_8.decode(bytes()).toString();
  }

  /** The value of a field that is a message. */
  ProtocolBuffer message() {
    return new ProtocolBuffer(bytes());
  }

  /** Passes over the field. */
  void skip() {
    switch (wire) {
      case VARINT -> varint();
      case EIGHT_BYTES -> pass(Long.BYTES);
      case BYTES -> slice();
      case FOUR_BYTES -> pass(Integer.BYTES);
      default -> throw new IllegalArgumentException("a field is of no known type");
    }
  }

  private void pass(int count) {
    requireBytes(count);
    bytes.position(bytes.position() + count);
  }

  private ByteBuffer slice() {
    long length = varint();
    if (length < 0 || length > bytes.remaining()) {
      throw new IllegalArgumentException("it ends within a field");
    }
    ByteBuffer slice = bytes.slice(bytes.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(bytes.position() + (int) length);
    return slice;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      requireBytes(1);
      byte part = bytes.get();
      value |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number does not end");
  }

  private void require(int type) {
    if (wire != type) {
      throw new IllegalArgumentException("a field is of another type");
    }
  }

  private void requireBytes(int count) {
    if (bytes.remaining() < count) {
      throw new IllegalArgumentException("it ends within a field");
    }
  }
}
