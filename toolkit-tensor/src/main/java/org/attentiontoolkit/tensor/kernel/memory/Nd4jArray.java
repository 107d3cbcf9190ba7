package org.attentiontoolkit.tensor.kernel.memory;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.memory.ArrayPlace;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An array in a buffer of ND4J's: native memory for the CPU, an {@link INDArray} for ND4J. */
public final class Nd4jArray extends DenseArray {
  private final Nd4jBuffer buffer;
  private @Nullable MemorySegment segment;
  private @Nullable INDArray nd;

  Nd4jArray(Nd4jBuffer buffer, ArrayPlace place, Shape shape) {
    super(place, shape);
    this.buffer = buffer;
  }

  /** The native memory of an array, exactly its values, for kernels that run on the CPU. */
  public static MemorySegment segment(DenseArray array) {
    return of(array).segment();
  }

  /** An ND4J array on the same memory, of the same shape. */
  public static INDArray nd(DenseArray array) {
    return of(array).nd();
  }

  /**
   * An ND4J view of a matrix within an array.
   *
   * @param from its first value
   * @param stride values from the start of a row to the start of the next
   */
  public static INDArray nd(DenseArray array, long from, int rows, int columns, int stride) {
    Nd4jArray mine = of(array);
    mine.checkUsable();
    return mine.create(
        mine.place().from() + from, new long[] {rows, columns}, new long[] {stride, 1});
  }

  @Override
  public void read(long from, MemorySegment target) {
    MemorySegment.copy(segment(), from * precision().bytes(), target, 0, target.byteSize());
  }

  @Override
  public void write(long from, MemorySegment source) {
    MemorySegment.copy(source, 0, segment(), from * precision().bytes(), source.byteSize());
  }

  @Override
  protected void copy(DenseArray other) {
    segment().copyFrom(segment(other));
  }

  /** ND4J's name of a number format. */
  static DataType dataType(Precision precision) {
    return switch (precision) {
      case FLOAT -> DataType.FLOAT;
      case DOUBLE -> DataType.DOUBLE;
    };
  }

  private static Nd4jArray of(DenseArray array) {
    if (array instanceof Nd4jArray mine) {
      return mine;
    }
    throw new IllegalArgumentException("an array of another kernel set: " + array);
  }

  private MemorySegment segment() {
    checkUsable();
    MemorySegment known = segment;
    if (known == null) {
      long bytes = precision().bytes();
      known = buffer.segment().asSlice(place().from() * bytes, length() * bytes);
      segment = known;
    }
    return known;
  }

  private INDArray nd() {
    checkUsable();
    INDArray known = nd;
    if (known == null) {
      long[] sizes = new long[shape().rank()];
      long[] strides = new long[sizes.length];
      long stride = 1;
      for (int i = sizes.length - 1; i >= 0; i--) {
        sizes[i] = shape().size(i);
        strides[i] = stride;
        stride *= sizes[i];
      }
      known = create(place().from(), sizes, strides);
      nd = known;
    }
    return known;
  }

  private INDArray create(long from, long[] sizes, long[] strides) {
    DataBuffer data = buffer.data();
    return Nd4j.create(data, sizes, strides, from, 'c', dataType(precision()));
  }
}
