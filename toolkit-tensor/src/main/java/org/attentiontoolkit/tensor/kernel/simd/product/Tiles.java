package org.attentiontoolkit.tensor.kernel.simd.product;

import static org.attentiontoolkit.tensor.kernel.memory.Nd4jArray.segment;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.FLOATS;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.simd.vector.Scratch;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;

/** Covers a result with tiles; where it ends within a tile, through a copy of that tile. */
final class Tiles {
  /** Whether the CPU has the registers for wide tiles, which are faster than OpenBLAS. */
  static final boolean WIDE = VectorMath.LANES == 16;

  /** Rows of a tile. */
  static final int ROWS = 4;

  /** Columns of a tile. */
  static final int COLUMNS = WIDE ? WideTile.COLUMNS : NarrowTile.COLUMNS;

  private static final long ROW_BYTES = (long) COLUMNS * Float.BYTES;

  private static final Scratch COPY = new Scratch();

  private Tiles() {}

  /**
   * The product with one panel, in its columns of the result, added to something.
   *
   * @param from where the panel is, in values
   * @param panel which columns of the result are its
   */
  static void product(
      PanelProduct product, MemorySegment panels, long from, int panel, Addend addend) {
    long column = panel * ROW_BYTES;
    long fromBytes = from * Float.BYTES;
    int width = Math.min(COLUMNS, product.columns() - panel * COLUMNS);
    int wholeRows = width < COLUMNS ? 0 : product.rows() / ROWS * ROWS;
    for (int row = 0; row < wholeRows; row += ROWS) {
      long to = product.cRow(row) + column;
      start(addend, panel, product.c(), to, product.cStride());
      add(product, product.aRow(row), panels, fromBytes, product.c(), to, product.cStride());
    }
    for (int row = wholeRows; row < product.rows(); row += ROWS) {
      edge(product, row, panels, fromBytes, column, width, addend);
    }
  }

  private static void edge(
      PanelProduct product,
      int row,
      MemorySegment panels,
      long from,
      long column,
      int width,
      Addend addend) {
    MemorySegment tile = COPY.values((long) ROWS * COLUMNS);
    tile.fill((byte) 0);
    long bytes = (long) width * Float.BYTES;
    // A tile reads all its rows: where fewer are left it begins earlier, and what was done is left
    // out.
    int first = product.lastTileRow(row);
    int end = Math.min(product.rows(), row + ROWS);
    for (int r = row; r < end; r++) {
      long to = (r - first) * ROW_BYTES;
      switch (addend) {
        case Addend.Nothing nothing -> {}
        case Addend.Result result ->
            MemorySegment.copy(product.c(), product.cRow(r) + column, tile, to, bytes);
        case Addend.Row values ->
            MemorySegment.copy(segment(values.values()), column, tile, to, bytes);
      }
    }
    add(product, product.aRow(first), panels, from, tile, 0, ROW_BYTES);
    for (int r = row; r < end; r++) {
      MemorySegment.copy(
          tile, (r - first) * ROW_BYTES, product.c(), product.cRow(r) + column, bytes);
    }
  }

  private static void add(
      PanelProduct product,
      long at,
      MemorySegment panels,
      long from,
      MemorySegment c,
      long to,
      long stride) {
    MemorySegment a = product.a();
    long rowStride = product.aRowStride();
    long depthStride = product.aDepthStride();
    int depth = product.depth();
    if (WIDE) {
      WideTile.add(a, at, rowStride, depthStride, panels, from, depth, c, to, stride);
    } else {
      NarrowTile.add(a, at, rowStride, depthStride, panels, from, depth, c, to, stride);
    }
  }

  /** What a tile's product is added to, put there right before it is read. */
  private static void start(Addend addend, int panel, MemorySegment c, long to, long stride) {
    switch (addend) {
      case Addend.Result result -> {}
      case Addend.Nothing nothing -> {
        for (int j = 0; j < COLUMNS; j += VectorMath.LANES) {
          inEachRow(FloatVector.zero(FLOATS), c, to, stride, j);
        }
      }
      case Addend.Row row -> {
        MemorySegment values = segment(row.values());
        for (int j = 0; j < COLUMNS; j += VectorMath.LANES) {
          inEachRow(VectorMath.load(values, (long) panel * COLUMNS + j), c, to, stride, j);
        }
      }
    }
  }

  private static void inEachRow(FloatVector v, MemorySegment c, long to, long stride, int column) {
    for (int row = 0; row < ROWS; row++) {
      VectorMath.store(v, c, (to + row * stride) / Float.BYTES + column);
    }
  }
}
