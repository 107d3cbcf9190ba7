package org.attentiontoolkit.tensor.kernel.simd.pair;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.blas.OpenBlas;
import org.attentiontoolkit.tensor.kernel.simd.product.Packing;
import org.attentiontoolkit.tensor.kernel.simd.vector.Rows;
import org.attentiontoolkit.tensor.kernel.simd.vector.Scratch;

/**
 * The keys or the values of one head of one sequence, as the right operand of products with rows of
 * its queries. They are cut so small that OpenBLAS computes them without packing; that is fast
 * where its right operand is not transposed, so a copy is, once for all queries. Few queries are
 * multiplied by loops.
 */
final class HeadRows {
  /** Queries that a product may have at most. */
  static final int QUERIES = 64;

  private static final int QUERIES_FOR_PRODUCT = 4;

  /** Multiply-adds up to which OpenBLAS does not pack. */
  private static final int UNPACKED = 1_000_000;

  private static final int MAX_STEP = 128;
  private static final int STEP_MULTIPLE = 16;

  private final Rows rows;
  private final boolean few;
  private final int step;
  private final MemorySegment transposed;
  private final int firstTransposed;

  /**
   * Of a sequence with so many queries.
   *
   * @param rows of all keys
   * @param step of {@link #step}
   */
  HeadRows(Rows rows, int queries, int step) {
    this(rows, queries < QUERIES_FOR_PRODUCT, step, rows.values(), 0);
  }

  private HeadRows(
      Rows rows, boolean few, int step, MemorySegment transposed, int firstTransposed) {
    this.rows = rows;
    this.few = few;
    this.step = step;
    this.transposed = transposed;
    this.firstTransposed = firstTransposed;
  }

  /** How many keys a product has, with heads so wide. */
  static int step(int width) {
    int fitting = UNPACKED / QUERIES / Math.max(1, width);
    return Math.clamp(fitting / STEP_MULTIPLE * STEP_MULTIPLE, STEP_MULTIPLE, MAX_STEP);
  }

  /**
   * The same with a transposed copy of keys {@code first} (a multiple of the step) to {@code end},
   * which {@link #dot} needs.
   */
  HeadRows transposed(int first, int end, Scratch room) {
    if (few) {
      return this;
    }
    MemorySegment copy = room.values((long) (end - first + step) * rows.width());
    HeadRows result = new HeadRows(rows, false, step, copy, first);
    for (int j = first; j < end; j += step) {
      Packing.transpose(rows.from(j), Math.min(step, end - j), copy, result.panel(j), step);
    }
    return result;
  }

  /**
   * {@code y = scale · x rowsᵀ}.
   *
   * @param x {@code [queries, D]}
   * @param first the first key, a multiple of the step
   * @param end the key after the last
   * @param y {@code [queries, end − first]}
   */
  void dot(Rows x, int queries, int first, int end, float scale, Rows y) {
    if (few) {
      for (int i = 0; i < queries; i++) {
        PairLoops.dot(x, i, rows.from(first), end - first, scale, y.values(), y.row(i), false);
      }
      return;
    }
    for (int j = first; j < end; j += step) {
      int count = Math.min(step, end - j);
      Rows panel = new Rows(transposed, panel(j), step, count);
      OpenBlas.multiply(
          x.matrix(queries),
          panel.matrix(rows.width()),
          y.matrix(queries, j - first, count, false),
          scale,
          0);
    }
  }

  /**
   * {@code y = scale · weights rows}, or adds it.
   *
   * @param weights {@code [queries, end − first]}
   * @param y {@code [queries, D]}
   */
  void sum(Rows weights, int queries, int first, int end, float scale, Rows y, boolean add) {
    if (few) {
      for (int i = 0; i < queries; i++) {
        PairLoops.sum(
            weights.values(), weights.row(i), 1, rows.from(first), end - first, scale, y, i, add);
      }
      return;
    }
    if (first == end && !add) {
      y.clear(queries);
    }
    for (int j = first; j < end; j += step) {
      int count = Math.min(step, end - j);
      OpenBlas.multiply(
          weights.matrix(queries, j - first, count, false),
          rows.from(j).matrix(count),
          y.matrix(queries),
          scale,
          add || j > first ? 1 : 0);
    }
  }

  /**
   * Adds {@code scale · weightsᵀ x} to these rows: they are a gradient.
   *
   * @param weights {@code [queries, end − first]}
   * @param x {@code [queries, D]}
   */
  void add(Rows weights, Rows x, int queries, int first, int end, float scale) {
    if (few) {
      for (int j = first; j < end; j++) {
        long weight = weights.at() + j - first;
        PairLoops.sum(weights.values(), weight, weights.stride(), x, queries, scale, rows, j, true);
      }
      return;
    }
    for (int j = first; j < end; j += step) {
      int count = Math.min(step, end - j);
      OpenBlas.multiply(
          weights.matrix(queries, j - first, count, true),
          x.matrix(queries),
          rows.from(j).matrix(count),
          scale,
          1);
    }
  }

  private long panel(int key) {
    return (long) (key - firstTransposed) * rows.width();
  }
}
