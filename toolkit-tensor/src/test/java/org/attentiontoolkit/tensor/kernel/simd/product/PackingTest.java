package org.attentiontoolkit.tensor.kernel.simd.product;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.kernel.simd.vector.Rows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackingTest {
  private static final int BEFORE = 3;

  /** Each value goes to its place and nothing else is touched. */
  @ParameterizedTest
  @CsvSource({
    "1,1,1",
    "3,5,4",
    "4,16,4",
    "8,15,8",
    "8,16,8",
    "8,17,8",
    "8,64,32",
    "9,33,16",
    "13,40,16",
    "23,50,32",
    "32,256,32"
  })
  void turnsRowsIntoColumns(int count, int width, int stride) {
    int rowStride = width + 2;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment x = arena.allocate((long) (BEFORE + count * rowStride) * Float.BYTES);
      MemorySegment y = arena.allocate((long) (BEFORE + width * stride + BEFORE) * Float.BYTES);
      for (long i = 0; i < x.byteSize() / Float.BYTES; i++) {
        x.setAtIndex(JAVA_FLOAT, i, 1 + i);
      }
      Rows rows = new Rows(x, BEFORE, rowStride, width);
      Packing.transpose(rows, count, y, BEFORE, stride);
      for (int i = 0; i < y.byteSize() / Float.BYTES; i++) {
        int column = Math.floorDiv(i - BEFORE, stride);
        int row = Math.floorMod(i - BEFORE, stride);
        boolean there = i >= BEFORE && column < width && row < count;
        float expected = there ? 1 + BEFORE + row * rowStride + column : 0;
        assertThat(y.getAtIndex(JAVA_FLOAT, i)).as("place %d", i).isEqualTo(expected);
      }
    }
  }
}
