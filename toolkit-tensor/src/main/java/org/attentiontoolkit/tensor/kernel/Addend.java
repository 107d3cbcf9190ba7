package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/** What a product is added to. */
public sealed interface Addend {
  /** What is in the result, or nothing. */
  static Addend of(boolean result) {
    return result ? new Result() : new Nothing();
  }

  /** The factor of the result, as BLAS wants it: a row must have been put there before. */
  default double beta() {
    return 1;
  }

  /**
   * The same for some columns of the result, {@code from} (inclusive) to {@code to} (exclusive).
   */
  default Addend columnRange(int from, int to) {
    return this;
  }

  /** Nothing: what was in the result is lost. */
  record Nothing() implements Addend {
    @Override
    public double beta() {
      return 0;
    }
  }

  /** What is in the result. */
  record Result() implements Addend {}

  /**
   * The same values in each row, as a bias is.
   *
   * @param values as many as the result has columns
   */
  record Row(DenseArray values) implements Addend {
    @Override
    public Addend columnRange(int from, int to) {
      return new Row(values.window(from, Shape.of(to - from)));
    }
  }
}
