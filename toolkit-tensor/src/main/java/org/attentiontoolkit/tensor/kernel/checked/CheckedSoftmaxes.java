package org.attentiontoolkit.tensor.kernel.checked;

import org.attentiontoolkit.tensor.kernel.SoftmaxKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;

/** Checks of softmax and cross-entropy. */
final class CheckedSoftmaxes implements SoftmaxKernels {
  private final SoftmaxKernels kernels;

  CheckedSoftmaxes(SoftmaxKernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public void softmax(DenseArray x, DenseArray y) {
    Check.matrices("softmax", x, y);
    kernels.softmax(x, y);
  }

  @Override
  public void softmaxGradient(DenseArray y, DenseArray dy, DenseArray dx, boolean add) {
    Check.matrices("softmaxGradient", y, dy);
    Check.matrices("softmaxGradient", y, dx);
    kernels.softmaxGradient(y, dy, dx, add);
  }

  @Override
  public void logSoftmax(DenseArray x, DenseArray y) {
    Check.matrices("logSoftmax", x, y);
    kernels.logSoftmax(x, y);
  }

  @Override
  public void logSoftmaxGradient(DenseArray y, DenseArray dy, DenseArray dx, boolean add) {
    Check.matrices("logSoftmaxGradient", y, dy);
    Check.matrices("logSoftmaxGradient", y, dx);
    kernels.logSoftmaxGradient(y, dy, dx, add);
  }

  @Override
  public void crossEntropy(
      DenseArray logits,
      IntArray targets,
      DenseArray logSums,
      DenseArray ofTarget,
      DenseArray ofAll) {
    targets("crossEntropy", logits, targets);
    Check.column("crossEntropy", logits, logSums);
    Check.column("crossEntropy", logits, ofTarget);
    if (ofAll.length() > 0) {
      Check.column("crossEntropy", logits, ofAll);
    }
    kernels.crossEntropy(logits, targets, logSums, ofTarget, ofAll);
  }

  @Override
  public void crossEntropyGradient(
      DenseArray logits,
      IntArray targets,
      double smoothing,
      DenseArray logSums,
      double scale,
      DenseArray factor,
      DenseArray dlogits,
      boolean add) {
    targets("crossEntropyGradient", logits, targets);
    Check.column("crossEntropyGradient", logits, logSums);
    Check.count("crossEntropyGradient", "the factor", factor, 1);
    Check.matrices("crossEntropyGradient", logits, dlogits);
    kernels.crossEntropyGradient(logits, targets, smoothing, logSums, scale, factor, dlogits, add);
  }

  private static void targets(String primitive, DenseArray logits, IntArray targets) {
    if (targets.length() != logits.rows()) {
      throw new IllegalArgumentException(
          "%s: logits %s and %d targets".formatted(primitive, logits.shape(), targets.length()));
    }
    Check.below(primitive, targets, logits.columns());
  }
}
