package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.random.Draws;

/** Arrays for a conformance test: the same values in every precision. */
public final class Inputs {
  private final Precision precision;
  private long next;

  Inputs(Precision precision) {
    this.precision = precision;
  }

  /** Standard normal values, others at each call. */
  public DenseArray normal(int... sizes) {
    return spread(1, 0, sizes);
  }

  /** Normal values of the given deviation and mean, others at each call. */
  public DenseArray spread(double deviation, double mean, int... sizes) {
    long key = Draws.key(7, "inputs", next++);
    DenseArray array = DenseArray.zeros(precision, Shape.of(sizes));
    for (long i = 0; i < array.length(); i++) {
      array.set(i, (float) (mean + deviation * Draws.normal(key, i)));
    }
    return array;
  }

  /** Values of at least 0.1. */
  public DenseArray positive(int... sizes) {
    DenseArray array = normal(sizes);
    for (long i = 0; i < array.length(); i++) {
      array.set(i, (float) (0.1 + Math.abs(array.get(i))));
    }
    return array;
  }

  /**
   * What a result is written to: normal values to add to, otherwise NaN, which must not be read.
   */
  public DenseArray target(boolean add, int... sizes) {
    DenseArray array = normal(sizes);
    if (!add) {
      for (long i = 0; i < array.length(); i++) {
        array.set(i, Double.NaN);
      }
    }
    return array;
  }
}
