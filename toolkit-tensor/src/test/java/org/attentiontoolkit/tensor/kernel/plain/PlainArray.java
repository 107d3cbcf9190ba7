package org.attentiontoolkit.tensor.kernel.plain;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.memory.ArrayPlace;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;

/** Some values of a Java array, each rounded to the precision when it is written. */
final class PlainArray extends DenseArray {
  private final double[] values;
  private final int from;

  PlainArray(double[] values, ArrayPlace place, Shape shape) {
    super(place, shape);
    this.values = values;
    this.from = Math.toIntExact(place.from());
  }

  static PlainArray of(DenseArray array) {
    PlainArray mine = (PlainArray) array;
    mine.checkUsable();
    return mine;
  }

  double at(long index) {
    return values[from + (int) index];
  }

  void put(long index, double value) {
    values[from + (int) index] = precision() == Precision.FLOAT ? (float) value : value;
  }

  /** Adds a value or puts it in the place of what is there. */
  void put(long index, double value, boolean add) {
    put(index, add ? at(index) + value : value);
  }

  @Override
  public void read(long first, MemorySegment target) {
    checkUsable();
    long count = target.byteSize() / precision().bytes();
    for (long i = 0; i < count; i++) {
      if (precision() == Precision.FLOAT) {
        target.setAtIndex(JAVA_FLOAT_UNALIGNED, i, (float) at(first + i));
      } else {
        target.setAtIndex(JAVA_DOUBLE_UNALIGNED, i, at(first + i));
      }
    }
  }

  @Override
  public void write(long first, MemorySegment source) {
    checkUsable();
    long count = source.byteSize() / precision().bytes();
    for (long i = 0; i < count; i++) {
      put(
          first + i,
          precision() == Precision.FLOAT
              ? source.getAtIndex(JAVA_FLOAT_UNALIGNED, i)
              : source.getAtIndex(JAVA_DOUBLE_UNALIGNED, i));
    }
  }

  @Override
  protected void copy(DenseArray other) {
    PlainArray source = of(other);
    for (long i = 0; i < length(); i++) {
      put(i, source.at(i));
    }
  }
}
