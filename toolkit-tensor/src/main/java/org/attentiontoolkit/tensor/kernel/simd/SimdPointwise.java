package org.attentiontoolkit.tensor.kernel.simd;

import org.attentiontoolkit.tensor.kernel.Pointwise;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/** One value in, one value out. */
final class SimdPointwise implements Pointwise {
  SimdPointwise(Workers workers) {}

  @Override
  public void fill(DenseArray y, double value) {
    for (long i = 0; i < y.length(); i++) {
      y.set(i, value);
    }
  }

  @Override
  public void copy(DenseArray x, DenseArray y) {
    y.segment().copyFrom(x.segment());
  }
}
