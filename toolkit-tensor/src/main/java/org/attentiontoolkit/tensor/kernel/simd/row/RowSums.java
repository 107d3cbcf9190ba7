package org.attentiontoolkit.tensor.kernel.simd.row;

import static org.attentiontoolkit.tensor.kernel.memory.Nd4jArray.segment;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.LANES;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.load;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.put;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.attentiontoolkit.tensor.kernel.simd.vector.Scratch;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/**
 * Sums over the rows of a matrix. The rows are cut into blocks by the shape alone; every block is
 * summed in order, then the blocks' sums are added in order: the same bits for any number of
 * threads.
 */
public final class RowSums {
  private static final int MAX_BLOCKS = 16;
  private static final int MIN_BLOCK_ROWS = 32;
  private static final int PANEL_COLUMNS = 2048;

  private final Workers workers;
  private final Scratch scratch = new Scratch();

  /** Shares rows among these workers. */
  public RowSums(Workers workers) {
    this.workers = workers;
  }

  /** What is summed. */
  @FunctionalInterface
  public interface Summand {
    /** Adds some columns of some rows to {@code sums}, whose value {@code at} is for column 0. */
    void addTo(MemorySegment sums, long at, Part part);
  }

  /** Rows and columns of a matrix, the first inclusive, the last exclusive. */
  public record Part(int fromRow, int toRow, int fromColumn, int toColumn) {}

  /** Sums up what is made of each row. */
  public void run(int rows, int columns, DenseArray y, boolean add, Summand summand) {
    int blockRows = Math.max(MIN_BLOCK_ROWS, Math.ceilDiv(rows, MAX_BLOCKS));
    int blocks = Math.max(1, Math.ceilDiv(rows, blockRows));
    int panels = Math.ceilDiv(columns, PANEL_COLUMNS);
    MemorySegment sums = scratch.values((long) blocks * columns);
    workers.run(
        blocks * panels,
        i -> {
          int block = i / panels;
          int firstColumn = i % panels * PANEL_COLUMNS;
          int endColumn = Math.min(columns, firstColumn + PANEL_COLUMNS);
          long at = (long) block * columns;
          sums.asSlice((at + firstColumn) * Float.BYTES, (endColumn - firstColumn) * 4L)
              .fill((byte) 0);
          int endRow = Math.min(rows, (block + 1) * blockRows);
          summand.addTo(sums, at, new Part(block * blockRows, endRow, firstColumn, endColumn));
        });
    combine(sums, blocks, columns, segment(y), add);
  }

  private static void combine(
      MemorySegment sums, int blocks, int columns, MemorySegment y, boolean add) {
    int d = 0;
    for (; d <= columns - LANES; d += LANES) {
      FloatVector sum = load(sums, d);
      for (int block = 1; block < blocks; block++) {
        sum = sum.add(load(sums, (long) block * columns + d));
      }
      put(sum, y, d, add);
    }
    if (d < columns) {
      VectorMask<Float> tail = VectorMath.tail(d, columns);
      FloatVector sum = load(sums, d, tail);
      for (int block = 1; block < blocks; block++) {
        sum = sum.add(load(sums, (long) block * columns + d, tail));
      }
      put(sum, y, d, add, tail);
    }
  }
}
