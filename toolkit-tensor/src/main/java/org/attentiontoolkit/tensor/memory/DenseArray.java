package org.attentiontoolkit.tensor.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Values in a row, row-major and without gaps, in the memory of a kernel set. Only that set can
 * address them; others move them to and from the heap.
 *
 * <p>An array can't be used after the block that it lies in has been given back: after the end of
 * the step that made it, or the closing of its owner.
 */
public abstract class DenseArray {
  private final ArrayPlace place;
  private final Shape shape;

  /** An array in a place that has room for it. */
  protected DenseArray(ArrayPlace place, Shape shape) {
    if (place.from() < 0 || place.from() + shape.length() > place.buffer().length()) {
      throw new IndexOutOfBoundsException(
          "%s from value %d on, in a buffer of %d"
              .formatted(shape, place.from(), place.buffer().length()));
    }
    this.place = place;
    this.shape = shape;
  }

  /** Its shape. */
  public final Shape shape() {
    return shape;
  }

  /** Its number format. */
  public final Precision precision() {
    return place.buffer().precision();
  }

  /** How many values it holds. */
  public final long length() {
    return shape.length();
  }

  /** All but the last axis as one: see {@link Shape#rows()}. */
  public final int rows() {
    return shape.rows();
  }

  /** The length of a row: see {@link Shape#columns()}. */
  public final int columns() {
    return shape.columns();
  }

  /** The same memory from value {@code from} on, seen with another shape. */
  public final DenseArray window(long from, Shape windowShape) {
    if (from < 0 || from + windowShape.length() > length()) {
      throw new IndexOutOfBoundsException("window " + from + " + " + windowShape + " on " + shape);
    }
    return place.buffer().array(place.plus(from), windowShape);
  }

  /** The same memory with another shape of the same length. */
  public final DenseArray reshape(Shape other) {
    if (other.length() != length()) {
      throw new IllegalArgumentException(
          "cannot see " + shape + " as " + other + ": different lengths");
    }
    return window(0, other);
  }

  /**
   * Rows {@code from} (inclusive) to {@code to} (exclusive) of an array {@code [rows, columns]}.
   */
  public final DenseArray rowRange(int from, int to) {
    return window((long) from * columns(), Shape.of(to - from, columns()));
  }

  /**
   * Copies values to the heap, as they are in memory.
   *
   * @param from the first
   * @param target receives as many as it has room for
   */
  public abstract void read(long from, MemorySegment target);

  /**
   * Sets values from the heap.
   *
   * @param from the first
   * @param source values of this number format
   */
  public abstract void write(long from, MemorySegment source);

  /** Sets all values from those of an array of the same memory, length and precision. */
  public final void copyFrom(DenseArray other) {
    if (other.length() != length() || other.precision() != precision()) {
      throw new IllegalArgumentException("cannot copy " + other + " to " + this);
    }
    copy(other);
  }

  /**
   * Sets all values.
   *
   * @throws IllegalArgumentException if their number is not {@link #length()}
   */
  public final void set(double... values) {
    if (values.length != length()) {
      throw new IllegalArgumentException(values.length + " values for an array of shape " + shape);
    }
    write(0, values, values.length);
  }

  /** Sets {@code count} values, {@code from} the first on. */
  public final void write(long from, double[] values, int count) {
    if (precision() == Precision.DOUBLE) {
      write(from, MemorySegment.ofArray(values).asSlice(0, (long) count * Double.BYTES));
    } else {
      float[] floats = new float[count];
      for (int i = 0; i < count; i++) {
        floats[i] = (float) values[i];
      }
      write(from, MemorySegment.ofArray(floats));
    }
  }

  /** One value, by its place in row-major order. Many cost a transfer each. */
  public final double get(long index) {
    MemorySegment one = MemorySegment.ofArray(new double[1]).asSlice(0, precision().bytes());
    read(index, one);
    return precision() == Precision.FLOAT
        ? one.get(ValueLayout.JAVA_FLOAT, 0)
        : one.get(ValueLayout.JAVA_DOUBLE, 0);
  }

  /** Sets one value, by its place in row-major order. Many cost a transfer each. */
  public final void set(long index, double value) {
    write(index, new double[] {value}, 1);
  }

  /** All values as floats, a copy. */
  public final float[] toFloats() {
    if (precision() == Precision.FLOAT) {
      float[] values = new float[Math.toIntExact(length())];
      read(0, MemorySegment.ofArray(values));
      return values;
    }
    double[] values = toDoubles();
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** All values as doubles, a copy. */
  public final double[] toDoubles() {
    double[] values = new double[Math.toIntExact(length())];
    if (precision() == Precision.DOUBLE) {
      read(0, MemorySegment.ofArray(values));
      return values;
    }
    float[] floats = toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] = floats[i];
    }
    return values;
  }

  /** Whether both were taken together: one is a window on what the other is, or was. */
  final boolean sharesMemoryWith(DenseArray other) {
    return place.block() == other.place.block();
  }

  /** As {@link #copyFrom}, checked. */
  protected abstract void copy(DenseArray other);

  /** Where it lies. */
  protected final ArrayPlace place() {
    return place;
  }

  /** To be called before anything is read or written: see the class. */
  protected final void checkUsable() {
    place.block().check(this);
  }

  @Override
  public final String toString() {
    return precision() + " " + shape;
  }
}
