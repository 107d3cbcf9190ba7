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
  private final KeySpan spanTransposed;

  /**
   * Of a sequence with so many queries.
   *
   * @param rows of all keys
   * @param step of {@link #step}
   */
  HeadRows(Rows rows, int queries, int step) {
    this(rows, queries < QUERIES_FOR_PRODUCT, step, rows.values(), new KeySpan(0, 0, 0));
  }

  private HeadRows(
      Rows rows, boolean few, int step, MemorySegment transposed, KeySpan spanTransposed) {
    this.rows = rows;
    this.few = few;
    this.step = step;
    this.transposed = transposed;
    this.spanTransposed = spanTransposed;
  }

  /** How many keys a product has, with heads so wide. */
  static int step(int width) {
    int fitting = UNPACKED / QUERIES / Math.max(1, width);
    return Math.clamp(fitting / STEP_MULTIPLE * STEP_MULTIPLE, STEP_MULTIPLE, MAX_STEP);
  }

  /** The same with a transposed copy of some keys, which {@link #dot} needs. */
  HeadRows transposed(KeySpan span, Scratch room) {
    if (few) {
      return this;
    }
    MemorySegment copy = room.values((long) (span.columns() + step) * rows.width());
    HeadRows result = new HeadRows(rows, false, step, copy, span);
    forSteps(
        span,
        (column, key, count) ->
            Packing.transpose(rows.from(key), count, copy, result.panel(key), step));
    return result;
  }

  private interface Step {
    void run(int column, int key, int count);
  }

  /** All keys of a span, at most {@code step} at a time where there are products. */
  private void forSteps(KeySpan span, Step body) {
    forSteps(span, 0, span.leading(), body);
    forSteps(span, span.first(), span.end(), body);
  }

  private void forSteps(KeySpan span, int from, int to, Step body) {
    int most = few ? Math.max(1, to - from) : step;
    for (int key = from; key < to; key += most) {
      body.run(span.column(key), key, Math.min(most, to - key));
    }
  }

  /**
   * {@code y = scale · x rowsᵀ}.
   *
   * @param x {@code [queries, D]}
   * @param y {@code [queries, columns of the span]}
   */
  void dot(Rows x, int queries, KeySpan span, float scale, Rows y) {
    forSteps(
        span,
        (column, key, count) -> {
          if (few) {
            for (int i = 0; i < queries; i++) {
              long to = y.row(i) + column;
              PairLoops.dot(x, i, rows.from(key), count, scale, y.values(), to, false);
            }
          } else {
            Rows panel = new Rows(transposed, panel(key), step, count);
            OpenBlas.multiply(
                x.matrix(queries),
                panel.matrix(rows.width()),
                y.matrix(queries, column, count, false),
                scale,
                0);
          }
        });
  }

  /**
   * {@code y = scale · weights rows}, or adds it.
   *
   * @param weights {@code [queries, columns of the span]}
   * @param y {@code [queries, D]}
   */
  void sum(Rows weights, int queries, KeySpan span, float scale, Rows y, boolean add) {
    if (span.columns() == 0 && !add) {
      y.clear(queries);
    }
    forSteps(
        span,
        (column, key, count) -> {
          boolean more = add || column > 0;
          if (few) {
            for (int i = 0; i < queries; i++) {
              long from = weights.row(i) + column;
              PairLoops.sum(weights.values(), from, 1, rows.from(key), count, scale, y, i, more);
            }
          } else {
            OpenBlas.multiply(
                weights.matrix(queries, column, count, false),
                rows.from(key).matrix(count),
                y.matrix(queries),
                scale,
                more ? 1 : 0);
          }
        });
  }

  /**
   * Adds {@code scale · weightsᵀ x} to these rows: they are a gradient.
   *
   * @param weights {@code [queries, columns of the span]}
   * @param x {@code [queries, D]}
   */
  void add(Rows weights, Rows x, int queries, KeySpan span, float scale) {
    forSteps(
        span,
        (column, key, count) -> {
          if (few) {
            for (int j = 0; j < count; j++) {
              long from = weights.at() + column + j;
              int to = key + j;
              int stride = weights.stride();
              PairLoops.sum(weights.values(), from, stride, x, queries, scale, rows, to, true);
            }
          } else {
            OpenBlas.multiply(
                weights.matrix(queries, column, count, true),
                x.matrix(queries),
                rows.from(key).matrix(count),
                scale,
                1);
          }
        });
  }

  private long panel(int key) {
    return (long) spanTransposed.column(key) * rows.width();
  }
}
