package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.memory.DenseArray;

/** One value in, one value out. */
public interface Pointwise {
  /** {@code y = value} everywhere. */
  void fill(DenseArray y, double value);

  /** {@code y = x}, of the same length. */
  void copy(DenseArray x, DenseArray y);
}
