package org.attentiontoolkit.tensor.kernel.simd.product;

import static org.attentiontoolkit.tensor.kernel.memory.Nd4jArray.segment;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.simd.vector.Scratch;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;

/**
 * Covers the product of some strips and one panel with tiles; where the result ends within a tile,
 * through a copy of that tile. A value's bits don't depend on the tile that it is computed in.
 */
final class Tiles {
  /** Whether the CPU has the registers for eight rows, and vectors of 512 bits. */
  static final boolean WIDE = VectorMath.LANES == 16;

  /** Rows of a whole tile. */
  static final int ROWS = WIDE ? EightRows.ROWS : SixRows.ROWS;

  /** Columns of a tile. */
  static final int COLUMNS = 2 * VectorMath.LANES;

  static final long STRIP_COLUMN_BYTES = (long) ROWS * Float.BYTES;
  static final long PANEL_ROW_BYTES = (long) COLUMNS * Float.BYTES;

  /** A panel of this depth stays in the first-level cache while all strips meet it. */
  private static final int DEPTH = 256;

  private static final Scratch COPY = new Scratch();
  private static final MemorySegment ZEROS = Arena.global().allocate(PANEL_ROW_BYTES, 64);

  private final int depth;
  private final Addend addend;
  private final MemorySegment c;
  private final int rows;
  private final int width;
  private final long start;
  private final long stride;

  private Tiles(int depth, Addend addend, Matrix c) {
    this.depth = depth;
    this.addend = addend;
    this.c = segment(c.array());
    this.rows = c.rows();
    this.width = c.columns();
    this.start = c.offset() * Float.BYTES;
    this.stride = (long) c.stride() * Float.BYTES;
  }

  /**
   * The product, added to something.
   *
   * @param strips as many as {@code c} needs, from the segment's start on
   * @param from where the panel is, in values
   * @param addend for these columns of the result
   * @param c the result, with as many columns as a panel has at most
   */
  static void product(
      MemorySegment strips, int depth, MemorySegment panels, long from, Addend addend, Matrix c) {
    long count = Math.ceilDiv(c.rows(), ROWS);
    long strip = Unchecked.address(strips, 0, count * depth * STRIP_COLUMN_BYTES);
    long panel = Unchecked.address(panels, from * Float.BYTES, depth * PANEL_ROW_BYTES);
    int step = Math.ceilDiv(depth, Math.max(1, Math.ceilDiv(depth, DEPTH)));
    Addend next = addend;
    for (int k = 0; k < Math.max(1, depth); k += Math.max(1, step)) {
      new Tiles(Math.min(step, depth - k), next, c)
          .run(
              strip + k * STRIP_COLUMN_BYTES,
              depth * STRIP_COLUMN_BYTES,
              panel + k * PANEL_ROW_BYTES);
      next = new Addend.Result();
    }
    Reference.reachabilityFence(strips);
    Reference.reachabilityFence(panels);
    Reference.reachabilityFence(addend);
    Reference.reachabilityFence(c);
  }

  private void run(long firstStrip, long stripBytes, long panel) {
    long target = Unchecked.address(c, start, (rows - 1) * stride + (long) width * Float.BYTES);
    long strip = firstStrip;
    for (int row = 0; row < rows; row += ROWS, strip += stripBytes) {
      int left = rows - row;
      int tile = left <= FourRows.ROWS ? FourRows.ROWS : ROWS;
      if (width == COLUMNS && left >= tile) {
        whole(tile, strip, panel, target + row * stride);
      } else {
        part(tile, strip, panel, row, Math.min(left, tile));
      }
    }
  }

  private void whole(int tile, long strip, long panel, long to) {
    switch (addend) {
      case Addend.Nothing nothing -> multiply(tile, strip, panel, ZEROS.address(), 0, to, stride);
      case Addend.Result result -> multiply(tile, strip, panel, to, stride, to, stride);
      case Addend.Row row ->
          multiply(
              tile,
              strip,
              panel,
              Unchecked.address(segment(row.values()), 0, PANEL_ROW_BYTES),
              0,
              to,
              stride);
    }
  }

  /** A tile that the result does not fill. */
  private void part(int tile, long strip, long panel, int row, int count) {
    MemorySegment copy = COPY.values((long) tile * COLUMNS);
    copy.fill((byte) 0);
    long bytes = (long) width * Float.BYTES;
    for (int r = 0; r < count; r++) {
      long to = r * PANEL_ROW_BYTES;
      switch (addend) {
        case Addend.Nothing nothing -> {}
        case Addend.Result result ->
            MemorySegment.copy(c, start + (row + r) * stride, copy, to, bytes);
        case Addend.Row values -> MemorySegment.copy(segment(values.values()), 0, copy, to, bytes);
      }
    }
    long at = copy.address();
    multiply(tile, strip, panel, at, PANEL_ROW_BYTES, at, PANEL_ROW_BYTES);
    for (int r = 0; r < count; r++) {
      MemorySegment.copy(copy, r * PANEL_ROW_BYTES, c, start + (row + r) * stride, bytes);
    }
  }

  private void multiply(
      int tile, long strip, long panel, long from, long fromRow, long to, long toRow) {
    if (tile == FourRows.ROWS) {
      FourRows.multiply(strip, panel, depth, from, fromRow, to, toRow);
    } else if (WIDE) {
      EightRows.multiply(strip, panel, depth, from, fromRow, to, toRow);
    } else {
      SixRows.multiply(strip, panel, depth, from, fromRow, to, toRow);
    }
  }
}
