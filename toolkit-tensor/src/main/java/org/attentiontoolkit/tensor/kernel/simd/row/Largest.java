package org.attentiontoolkit.tensor.kernel.simd.row;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.attentiontoolkit.tensor.kernel.simd.vector.RowLoops;

/**
 * The largest values of a row, in order: looks at each value once, and most of them are passed over
 * a vector at a time.
 */
final class Largest {
  private final float[] values;
  private final int[] columns;

  /** So many of them. */
  Largest(int count) {
    values = new float[count];
    columns = new int[count];
  }

  /** Finds those among {@code length} values from {@code at} on. */
  void of(MemorySegment x, long at, int length) {
    Arrays.fill(values, Float.NEGATIVE_INFINITY);
    Arrays.fill(columns, 0);
    if (values.length == 0) {
      return;
    }
    int last = values.length - 1;
    int column = RowLoops.above(x, at, 0, length, values[last]);
    while (column < length) {
      insert(x.getAtIndex(JAVA_FLOAT, at + column), column);
      column = RowLoops.above(x, at, column + 1, length, values[last]);
    }
  }

  /** Puts a value that is larger than the last one in its place, behind its equals. */
  private void insert(float value, int column) {
    int place = values.length - 1;
    for (; place > 0 && values[place - 1] < value; place--) {
      values[place] = values[place - 1];
      columns[place] = columns[place - 1];
    }
    values[place] = value;
    columns[place] = column;
  }

  /** Writes what was found, from a place on. */
  void write(int[] toColumns, MemorySegment toValues, int at) {
    System.arraycopy(columns, 0, toColumns, at, columns.length);
    MemorySegment.copy(values, 0, toValues, JAVA_FLOAT, (long) at * Float.BYTES, values.length);
  }
}
