package org.attentiontoolkit.tensor.kernel.plain;

import java.util.Arrays;
import org.attentiontoolkit.tensor.memory.ArrayMemory;
import org.attentiontoolkit.tensor.memory.ArrayPlace;
import org.attentiontoolkit.tensor.memory.Buffer;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;

/** Java arrays that never leave this package. */
final class PlainMemory implements ArrayMemory {
  @Override
  public Buffer allocate(Precision precision, long length, boolean zeroed) {
    return new PlainBuffer(precision, Math.toIntExact(length));
  }

  @Override
  public IntArray ints(int... values) {
    return new PlainInts(values.clone());
  }

  static int[] ints(IntArray array) {
    return ((PlainInts) array).values();
  }

  private static final class PlainBuffer extends Buffer {
    private final double[] values;

    PlainBuffer(Precision precision, int length) {
      super(precision, length);
      values = new double[length];
    }

    @Override
    protected DenseArray array(ArrayPlace place, Shape shape) {
      return new PlainArray(values, place, shape);
    }

    @Override
    protected void free() {
      Arrays.fill(values, Double.NaN);
    }
  }

  private record PlainInts(int[] values) implements IntArray {
    @Override
    public int length() {
      return values.length;
    }

    @Override
    public int[] toInts() {
      return values.clone();
    }
  }
}
