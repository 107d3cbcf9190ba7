package org.attentiontoolkit.tensor.kernel.composed;

import org.attentiontoolkit.tensor.kernel.AdamStep;
import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.DescentStep;
import org.attentiontoolkit.tensor.kernel.GradientScaling;
import org.attentiontoolkit.tensor.kernel.Unary;
import org.attentiontoolkit.tensor.kernel.UpdateKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/** Updates of parameters, operation by operation. */
final class ComposedUpdates implements UpdateKernels {
  /** Values added up in the array's own precision before going on in double precision. */
  private static final int SUM_LENGTH = 1 << 16;

  private final ComposedKernels kernels;

  ComposedUpdates(ComposedKernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public double sumOfSquares(DenseArray x) {
    double sum = 0;
    for (long from = 0; from < x.length(); from += SUM_LENGTH) {
      try (Work work = kernels.work(x)) {
        Shape shape = Shape.of((int) Math.min(SUM_LENGTH, x.length() - from));
        DenseArray piece = x.window(from, shape);
        DenseArray one = work.array(Shape.of(1));
        kernels.pointwise().sum(work.multiply(piece, piece), 1, one, false);
        sum += one.get(0);
      }
    }
    return sum;
  }

  @Override
  public void descend(DenseArray values, DenseArray gradients, DescentStep step) {
    try (Work work = kernels.work(values)) {
      DenseArray d = decayed(work, values, gradients, step.scaling(), step.weightDecay());
      kernels.pointwise().scale(d, -step.learningRate(), values, true);
    }
  }

  @Override
  public void descendWithMomentum(
      DenseArray values, DenseArray gradients, DenseArray momentum, DescentStep step) {
    try (Work work = kernels.work(values)) {
      DenseArray d = decayed(work, values, gradients, step.scaling(), step.weightDecay());
      kernels.pointwise().scale(momentum, step.momentum(), momentum, false);
      kernels.pointwise().scale(d, 1, momentum, true);
      if (step.nesterov()) {
        DenseArray ahead = work.add(d, work.affine(step.momentum(), momentum, 0));
        kernels.pointwise().scale(ahead, -step.learningRate(), values, true);
      } else {
        kernels.pointwise().scale(momentum, -step.learningRate(), values, true);
      }
    }
  }

  @Override
  public void adam(
      DenseArray values,
      DenseArray gradients,
      DenseArray firstMoment,
      DenseArray secondMoment,
      AdamStep step) {
    try (Work work = kernels.work(values)) {
      DenseArray d = decayed(work, values, gradients, step.scaling(), step.weightDecay());
      DenseArray change = work.subtract(d, firstMoment);
      kernels.pointwise().scale(change, 1 - step.beta1(), firstMoment, true);
      kernels.pointwise().scale(secondMoment, step.beta2(), secondMoment, false);
      kernels.pointwise().scale(work.multiply(d, d), 1 - step.beta2(), secondMoment, true);
      DenseArray root = work.unary(Unary.SQRT, secondMoment);
      DenseArray divisor = work.affine(1 / step.correction(), root, step.epsilon());
      kernels.pointwise().scale(values, step.shrink(), values, false);
      kernels.pointwise().scale(work.divide(firstMoment, divisor), -step.stepSize(), values, true);
    }
  }

  /** The gradient after scaling, plus the L2 penalty's. */
  private DenseArray decayed(
      Work work,
      DenseArray values,
      DenseArray gradients,
      GradientScaling scaling,
      double weightDecay) {
    DenseArray d = work.affine(scaling.factor(), gradients, 0);
    if (scaling.bounded()) {
      DenseArray low = work.filled(d.shape(), -scaling.bound());
      DenseArray high = work.filled(d.shape(), scaling.bound());
      d = work.binary(Binary.MINIMUM, work.binary(Binary.MAXIMUM, d, low), high);
    }
    return weightDecay == 0 ? d : work.add(d, work.affine(weightDecay, values, 0));
  }
}
