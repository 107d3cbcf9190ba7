package org.attentiontoolkit.tasks.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.attentiontoolkit.tensor.file.FileTrouble;

/**
 * The files of examples. All numbers are little-endian.
 *
 * <ul>
 *   <li>{@code tokens}: 32-bit numbers, those of an example's source, then of its target
 *   <li>{@code places}: 24 bytes an example: where in {@code tokens} it begins (64 bits, in
 *       numbers), S, T, its number in the data, 0
 *   <li>{@code texts}: UTF-8, an example's source, then its target; only where texts are kept
 *   <li>{@code lines}: 16 bytes an example: where in {@code texts} it begins (64 bits), bytes of
 *       its source, bytes of its target
 *   <li>{@code counts}: a line each, name and count with a tab between them
 * </ul>
 */
final class StoreFiles {
  static final String TOKENS = "tokens";
  static final String PLACES = "places";
  static final String TEXTS = "texts";
  static final String LINES = "lines";
  static final String COUNTS = "counts";

  static final int PLACE_BYTES = 24;
  static final int LINE_BYTES = 16;

  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private StoreFiles() {}

  /** A file's bytes; they are mapped until nobody refers to them. */
  static MemorySegment map(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
  }
}
