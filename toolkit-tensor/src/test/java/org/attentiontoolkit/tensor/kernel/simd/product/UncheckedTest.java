package org.attentiontoolkit.tensor.kernel.simd.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.Memories;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.api.Test;

/** Nothing is read or written by address that was not found to lie in its memory before. */
class UncheckedTest {
  @Test
  void anAddressIsGivenForMemoryThatIsThere() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(64);
      assertThat(Unchecked.address(memory, 8, 56)).isEqualTo(memory.address() + 8);
      assertThatThrownBy(() -> Unchecked.address(memory, 8, 57))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> Unchecked.address(memory, -4, 8))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> Unchecked.address(memory, Long.MAX_VALUE, 8))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void memoryThatWasGivenBackHasNone() {
    MemorySegment memory;
    try (Arena arena = Arena.ofConfined()) {
      memory = arena.allocate(64);
    }
    assertThatThrownBy(() -> Unchecked.address(memory, 0, 64))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aProductChecksBothPackedOperands() {
    Matrix c = Matrix.of(Memories.NATIVE.zeros(Precision.FLOAT, Shape.of(9, 5)));
    int depth = 3;
    long strips = 2L * depth * Tiles.STRIP_COLUMN_BYTES;
    long panel = depth * Tiles.PANEL_ROW_BYTES;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment left = arena.allocate(strips);
      MemorySegment right = arena.allocate(panel);
      Tiles.product(left, depth, right, 0, new Addend.Nothing(), c);
      assertThatThrownBy(() ->
              Tiles.product(left.asSlice(0, strips - 4), depth, right, 0, new Addend.Nothing(), c))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> Tiles.product(left, depth, right, 1, new Addend.Nothing(), c))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}
