package org.attentiontoolkit.tensor.kernel.checked;

import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.PairRanges;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;

/** Checks of what a primitive is given; each names what does not fit what. */
final class Check {
  private Check() {}

  /** As many values in both. */
  static void lengths(String primitive, DenseArray a, DenseArray b) {
    if (a.length() != b.length()) {
      throw misfit(primitive, a, b, "hold different numbers of values");
    }
  }

  /** The same rows and columns. */
  static void matrices(String primitive, DenseArray a, DenseArray b) {
    if (a.rows() != b.rows() || a.columns() != b.columns()) {
      throw misfit(primitive, a, b, "differ in rows or columns");
    }
  }

  static void columns(String primitive, DenseArray a, DenseArray b) {
    if (a.columns() != b.columns()) {
      throw misfit(primitive, a, b, "differ in columns");
    }
  }

  /** A value for each column of x. */
  static void row(String primitive, DenseArray x, DenseArray row) {
    if (row.length() != x.columns()) {
      throw misfit(primitive, x, row, "are not a matrix and a row for it");
    }
  }

  /** A value for each row of x. */
  static void column(String primitive, DenseArray x, DenseArray column) {
    if (column.length() != x.rows()) {
      throw misfit(primitive, x, column, "are not a matrix and a column for it");
    }
  }

  /** {@code count} values. */
  static void count(String primitive, String what, DenseArray x, long count) {
    if (x.length() != count) {
      throw new IllegalArgumentException(
          "%s: %s %s does not hold %d values".formatted(primitive, what, x.shape(), count));
    }
  }

  /** {@code rows} rows of {@code columns}. */
  static void size(String primitive, String what, DenseArray x, int rows, int columns) {
    if (x.rows() != rows || x.columns() != columns) {
      throw new IllegalArgumentException(
          "%s: %s %s is not [%d, %d]".formatted(primitive, what, x.shape(), rows, columns));
    }
  }

  static void size(String primitive, String what, Matrix x, int rows, int columns) {
    if (x.rows() != rows || x.columns() != columns) {
      throw new IllegalArgumentException(
          "%s: %s [%d, %d] is not [%d, %d]"
              .formatted(primitive, what, x.rows(), x.columns(), rows, columns));
    }
  }

  /** Each number at least 0 and below a limit. */
  static void below(String primitive, IntArray numbers, int limit) {
    int[] values = numbers.toInts();
    for (int i = 0; i < values.length; i++) {
      if (values[i] < 0 || values[i] >= limit) {
        throw new IllegalArgumentException(
            "%s: number %d at place %d is not below %d".formatted(primitive, values[i], i, limit));
      }
    }
  }

  /** A row for each query. */
  static void queries(String primitive, PairRanges ranges, DenseArray x) {
    if (x.rows() != ranges.queryStart(ranges.sequences())) {
      throw new IllegalArgumentException(
          "%s: queries %s are not the %d rows of the ranges"
              .formatted(primitive, x.shape(), ranges.queryStart(ranges.sequences())));
    }
  }

  /** A row for each key. */
  static void keys(String primitive, PairRanges ranges, DenseArray x) {
    if (x.rows() != ranges.keyRows()) {
      throw new IllegalArgumentException(
          "%s: keys %s are not the %d rows of the ranges"
              .formatted(primitive, x.shape(), ranges.keyRows()));
    }
  }

  /** A value for each pair. */
  static void pairs(String primitive, PairRanges ranges, DenseArray x) {
    count(primitive, "pairs", x, ranges.values());
  }

  private static IllegalArgumentException misfit(
      String primitive, DenseArray a, DenseArray b, String why) {
    return new IllegalArgumentException(
        "%s: %s and %s %s".formatted(primitive, a.shape(), b.shape(), why));
  }
}
