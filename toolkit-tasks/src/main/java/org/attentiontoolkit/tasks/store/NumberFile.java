package org.attentiontoolkit.tasks.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.attentiontoolkit.tensor.file.FileTrouble;

/** A new file of little-endian numbers and bytes, written from its begin to its end. */
final class NumberFile implements AutoCloseable {
  private static final int BUFFER = 1 << 18;

  private final Path file;
  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  private long length;

  /** Makes the file. */
  NumberFile(Path file) {
    this.file = file;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw FileTrouble.writing(file, e);
    }
  }

  /** How many bytes it has so far. */
  long length() {
    return length;
  }

  void add(int value) {
    room(Integer.BYTES).putInt(value);
  }

  void add(long value) {
    room(Long.BYTES).putLong(value);
  }

  void add(int[] values) {
    for (int value : values) {
      add(value);
    }
  }

  void add(byte[] bytes) {
    for (int at = 0; at < bytes.length; ) {
      int some = Math.min(BUFFER, bytes.length - at);
      room(some).put(bytes, at, some);
      at += some;
    }
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      flush();
    }
    length += bytes;
    return buffer;
  }

  private void flush() {
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw FileTrouble.writing(file, e);
    }
    buffer.clear();
  }

  @Override
  public void close() {
    try (channel) {
      flush();
    } catch (IOException e) {
      throw FileTrouble.writing(file, e);
    }
  }
}
