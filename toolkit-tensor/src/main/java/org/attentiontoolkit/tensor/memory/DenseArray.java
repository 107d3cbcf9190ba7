package org.attentiontoolkit.tensor.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Values in a row of native memory, row-major and without gaps: a window on an ND4J buffer.
 *
 * <p>A window keeps its buffer alive, not its content: an array taken from an {@link Arena} is
 * overwritten after the arena is reset. Only kernels look at {@link #segment()} and {@link #nd()}.
 */
public final class DenseArray {
  private final NativeBuffer buffer;
  private final long offset;
  private final Shape shape;
  private final Precision precision;
  private @Nullable MemorySegment segment;
  private @Nullable INDArray nd;

  DenseArray(NativeBuffer buffer, long offset, Shape shape, Precision precision) {
    if (offset < 0 || offset + shape.length() > buffer.length()) {
      throw new IndexOutOfBoundsException(
          "window " + offset + " + " + shape + " on a buffer of " + buffer.length());
    }
    this.buffer = buffer;
    this.offset = offset;
    this.shape = shape;
    this.precision = precision;
  }

  /** A new array of zeros, outside any arena, freed when nothing refers to it. */
  public static DenseArray zeros(Precision precision, Shape shape) {
    return new DenseArray(NativeBuffer.zeroed(precision, shape.length()), 0, shape, precision);
  }

  /** A new array with the given values. */
  public static DenseArray of(Precision precision, Shape shape, double... values) {
    DenseArray array = zeros(precision, shape);
    array.set(values);
    return array;
  }

  /** Its shape. */
  public Shape shape() {
    return shape;
  }

  /** Its number format. */
  public Precision precision() {
    return precision;
  }

  /** How many values it holds. */
  public long length() {
    return shape.length();
  }

  /** All but the last axis as one: see {@link Shape#rows()}. */
  public int rows() {
    return shape.rows();
  }

  /** The length of a row: see {@link Shape#columns()}. */
  public int columns() {
    return shape.columns();
  }

  /** The same memory from value {@code from} on, seen with another shape. */
  public DenseArray window(long from, Shape windowShape) {
    if (from < 0 || from + windowShape.length() > length()) {
      throw new IndexOutOfBoundsException("window " + from + " + " + windowShape + " on " + shape);
    }
    return new DenseArray(buffer, offset + from, windowShape, precision);
  }

  /** The same memory with another shape of the same length. */
  public DenseArray reshape(Shape other) {
    if (other.length() != length()) {
      throw new IllegalArgumentException(
          "cannot see " + shape + " as " + other + ": different lengths");
    }
    return window(0, other);
  }

  /**
   * Rows {@code from} (inclusive) to {@code to} (exclusive) of an array {@code [rows, columns]}.
   */
  public DenseArray rowRange(int from, int to) {
    return window((long) from * columns(), Shape.of(to - from, columns()));
  }

  /** Its native memory, exactly its values, for kernels that run on the CPU. */
  public MemorySegment segment() {
    MemorySegment known = segment;
    if (known == null) {
      long bytes = precision.bytes();
      known = buffer.segment().asSlice(offset * bytes, length() * bytes);
      segment = known;
    }
    return known;
  }

  /** An ND4J array on the same memory, of the same shape. */
  public INDArray nd() {
    INDArray known = nd;
    if (known == null) {
      long[] sizes = new long[shape.rank()];
      long[] strides = new long[sizes.length];
      long stride = 1;
      for (int i = sizes.length - 1; i >= 0; i--) {
        sizes[i] = shape.size(i);
        strides[i] = stride;
        stride *= sizes[i];
      }
      known = Nd4j.create(buffer.data(), sizes, strides, offset, 'c', precision.dataType());
      nd = known;
    }
    return known;
  }

  /** An ND4J view of a matrix within: row {@code r} begins at value {@code from + r * stride}. */
  public INDArray nd(long from, int matrixRows, int matrixColumns, int stride) {
    long[] sizes = {matrixRows, matrixColumns};
    long[] strides = {stride, 1};
    return Nd4j.create(buffer.data(), sizes, strides, offset + from, 'c', precision.dataType());
  }

  /** One value, by its place in row-major order. */
  public double get(long index) {
    return precision == Precision.FLOAT
        ? segment().getAtIndex(ValueLayout.JAVA_FLOAT, index)
        : segment().getAtIndex(ValueLayout.JAVA_DOUBLE, index);
  }

  /** Sets one value, by its place in row-major order. */
  public void set(long index, double value) {
    if (precision == Precision.FLOAT) {
      segment().setAtIndex(ValueLayout.JAVA_FLOAT, index, (float) value);
    } else {
      segment().setAtIndex(ValueLayout.JAVA_DOUBLE, index, value);
    }
  }

  /**
   * Sets all values.
   *
   * @throws IllegalArgumentException if their number is not {@link #length()}
   */
  public void set(double... values) {
    if (values.length != length()) {
      throw new IllegalArgumentException(values.length + " values for an array of shape " + shape);
    }
    for (int i = 0; i < values.length; i++) {
      set(i, values[i]);
    }
  }

  /** Sets all values from those of an array of the same length and precision. */
  public void copyFrom(DenseArray other) {
    if (other.length() != length() || other.precision != precision) {
      throw new IllegalArgumentException("cannot copy " + other + " to " + this);
    }
    segment().copyFrom(other.segment());
  }

  /** All values as floats, a copy. */
  public float[] toFloats() {
    if (precision == Precision.FLOAT) {
      return segment().toArray(ValueLayout.JAVA_FLOAT);
    }
    float[] values = new float[Math.toIntExact(length())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) get(i);
    }
    return values;
  }

  /** All values as doubles, a copy. */
  public double[] toDoubles() {
    double[] values = new double[Math.toIntExact(length())];
    for (int i = 0; i < values.length; i++) {
      values[i] = get(i);
    }
    return values;
  }

  @Override
  public String toString() {
    return precision + " " + shape;
  }
}
