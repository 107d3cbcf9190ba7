package org.attentiontoolkit.tensor.kernel.composed;

import java.util.Arrays;
import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.Reduction;
import org.attentiontoolkit.tensor.kernel.SoftmaxKernels;
import org.attentiontoolkit.tensor.kernel.Unary;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;
import org.attentiontoolkit.tensor.memory.Shape;

/** Distributions, row by row. */
final class ComposedSoftmaxes implements SoftmaxKernels {
  private final ComposedKernels kernels;

  ComposedSoftmaxes(ComposedKernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public void softmax(DenseArray x, DenseArray y) {
    if (x.length() == 0) {
      return;
    }
    try (Work work = kernels.work(x)) {
      DenseArray e = work.unary(Unary.EXP, centred(work, x));
      kernels.rows().withColumn(Binary.DIVIDE, e, work.reduce(Reduction.SUM, e), y, false);
    }
  }

  @Override
  public void softmaxGradient(DenseArray y, DenseArray dy, DenseArray dx, boolean add) {
    if (y.length() == 0) {
      return;
    }
    try (Work work = kernels.work(y)) {
      DenseArray product = work.reduce(Reduction.SUM, work.multiply(y, dy));
      DenseArray difference = work.withColumn(Binary.SUBTRACT, dy, product);
      kernels.pointwise().binary(Binary.MULTIPLY, difference, y, dx, add);
    }
  }

  @Override
  public void logSoftmax(DenseArray x, DenseArray y) {
    if (x.length() == 0) {
      return;
    }
    try (Work work = kernels.work(x)) {
      DenseArray centred = centred(work, x);
      DenseArray sum = work.reduce(Reduction.SUM, work.unary(Unary.EXP, centred));
      kernels.rows().withColumn(Binary.SUBTRACT, centred, work.unary(Unary.LOG, sum), y, false);
    }
  }

  @Override
  public void logSoftmaxGradient(DenseArray y, DenseArray dy, DenseArray dx, boolean add) {
    if (y.length() == 0) {
      return;
    }
    try (Work work = kernels.work(y)) {
      DenseArray sum = work.reduce(Reduction.SUM, dy);
      DenseArray share = work.withColumn(Binary.MULTIPLY, work.unary(Unary.EXP, y), sum);
      kernels.pointwise().binary(Binary.SUBTRACT, dy, share, dx, add);
    }
  }

  @Override
  public void crossEntropy(
      DenseArray logits,
      IntArray targets,
      DenseArray logSums,
      DenseArray ofTarget,
      DenseArray ofAll) {
    if (logits.length() == 0) {
      return;
    }
    try (Work work = kernels.work(logits)) {
      work.put(logSum(work, logits), logSums, false);
      DenseArray wanted = work.array(Shape.of(targets.length(), 1));
      kernels.rows().gatherRows(singles(logits), places(targets, logits.columns()), wanted, false);
      kernels.pointwise().binary(Binary.SUBTRACT, logSums, wanted, ofTarget, false);
      if (ofAll.length() > 0) {
        kernels.pointwise().binary(Binary.SUBTRACT, logSums, work.mean(logits), ofAll, false);
      }
    }
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
    if (logits.length() == 0) {
      return;
    }
    try (Work work = kernels.work(logits)) {
      DenseArray p = work.unary(Unary.EXP, work.withColumn(Binary.SUBTRACT, logits, logSums));
      DenseArray difference = work.affine(1, p, -smoothing / logits.columns());
      DenseArray wanted = work.filled(Shape.of(targets.length(), 1), smoothing - 1);
      kernels.rows().scatterAddRows(wanted, places(targets, logits.columns()), singles(difference));
      DenseArray scaled = work.withRow(Binary.MULTIPLY, singles(difference), factor);
      kernels.pointwise().scale(scaled, scale, dlogits, add);
    }
  }

  /** Each value less the largest of its row. */
  private static DenseArray centred(Work work, DenseArray x) {
    return work.withColumn(Binary.SUBTRACT, x, work.reduce(Reduction.MAX, x));
  }

  /** {@code log Σ eˣ} of each row. */
  private static DenseArray logSum(Work work, DenseArray x) {
    DenseArray max = work.reduce(Reduction.MAX, x);
    DenseArray e = work.unary(Unary.EXP, work.withColumn(Binary.SUBTRACT, x, max));
    return work.add(work.unary(Unary.LOG, work.reduce(Reduction.SUM, e)), max);
  }

  /** Each value as a row. */
  private static DenseArray singles(DenseArray x) {
    return x.reshape(Shape.of(Math.toIntExact(x.length()), 1));
  }

  /** Where among all values that of each row's target is. */
  private IntArray places(IntArray targets, int columns) {
    int[] places = targets.toInts();
    Arrays.setAll(places, n -> Math.addExact(Math.multiplyExact(n, columns), places[n]));
    return kernels.memory().ints(places);
  }
}
