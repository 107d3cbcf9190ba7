package org.attentiontoolkit.tensor.kernel.checked;

import org.attentiontoolkit.tensor.kernel.AdamStep;
import org.attentiontoolkit.tensor.kernel.DescentStep;
import org.attentiontoolkit.tensor.kernel.UpdateKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** Checks of updates. */
final class CheckedUpdates implements UpdateKernels {
  private final UpdateKernels kernels;

  CheckedUpdates(UpdateKernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public double sumOfSquares(DenseArray x) {
    return kernels.sumOfSquares(x);
  }

  @Override
  public void descend(DenseArray values, DenseArray gradients, DescentStep step) {
    Check.lengths("descend", values, gradients);
    kernels.descend(values, gradients, step);
  }

  @Override
  public void descendWithMomentum(
      DenseArray values, DenseArray gradients, DenseArray momentum, DescentStep step) {
    Check.lengths("descendWithMomentum", values, gradients);
    Check.lengths("descendWithMomentum", values, momentum);
    kernels.descendWithMomentum(values, gradients, momentum, step);
  }

  @Override
  public void adam(
      DenseArray values,
      DenseArray gradients,
      DenseArray firstMoment,
      DenseArray secondMoment,
      AdamStep step) {
    Check.lengths("adam", values, gradients);
    Check.lengths("adam", values, firstMoment);
    Check.lengths("adam", values, secondMoment);
    kernels.adam(values, gradients, firstMoment, secondMoment, step);
  }
}
