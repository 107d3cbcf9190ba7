package org.attentiontoolkit.tensor.kernel;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;
import org.attentiontoolkit.tensor.memory.Memory;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.random.Draws;

/** Arrays for a conformance test: the same values in every precision. */
public final class Inputs {
  private final Memory memory;
  private final Precision precision;
  private long next;

  Inputs(Kernels kernels, Precision precision) {
    this.memory = kernels.memory();
    this.precision = precision;
  }

  /** Whole numbers. */
  public IntArray ints(int... values) {
    return memory.ints(values);
  }

  /** Standard normal values, others at each call. */
  public DenseArray normal(int... sizes) {
    return spread(1, 0, sizes);
  }

  /** Normal values of the given deviation and mean, others at each call. */
  public DenseArray spread(double deviation, double mean, int... sizes) {
    long key = Draws.key(7, "inputs", next++);
    return array(i -> (float) (mean + deviation * Draws.normal(key, i)), sizes);
  }

  /** Values of at least 0.1. */
  public DenseArray positive(int... sizes) {
    double[] values = normal(sizes).toDoubles();
    return array(i -> (float) (0.1 + Math.abs(values[i])), sizes);
  }

  /**
   * What a result is written to: normal values to add to, otherwise NaN, which must not be read.
   */
  public DenseArray target(boolean add, int... sizes) {
    DenseArray values = normal(sizes);
    return add ? values : array(i -> Double.NaN, sizes);
  }

  /** Values by their place. */
  public DenseArray array(IntToDoubleFunction value, int... sizes) {
    Shape shape = Shape.of(sizes);
    double[] values = new double[Math.toIntExact(shape.length())];
    Arrays.setAll(values, value);
    return memory.of(precision, shape, values);
  }
}
