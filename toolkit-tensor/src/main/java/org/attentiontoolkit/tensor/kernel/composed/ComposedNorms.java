package org.attentiontoolkit.tensor.kernel.composed;

import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.NormKernels;
import org.attentiontoolkit.tensor.kernel.Unary;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** Normalisation of rows. */
final class ComposedNorms implements NormKernels {
  private final ComposedKernels kernels;

  ComposedNorms(ComposedKernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public void layerNorm(
      DenseArray x,
      DenseArray weight,
      DenseArray bias,
      double epsilon,
      DenseArray statistics,
      DenseArray y) {
    if (x.length() == 0) {
      return;
    }
    try (Work work = kernels.work(x)) {
      DenseArray mean = work.mean(x);
      DenseArray centred = work.withColumn(Binary.SUBTRACT, x, mean);
      DenseArray variance = work.affine(1, work.mean(work.multiply(centred, centred)), epsilon);
      DenseArray ones = work.filled(mean.shape(), 1);
      DenseArray scale = work.divide(ones, work.unary(Unary.SQRT, variance));
      work.put(mean, means(statistics), false);
      work.put(scale, scales(statistics), false);
      DenseArray normal = work.withColumn(Binary.MULTIPLY, centred, scale);
      DenseArray gained = work.withRow(Binary.MULTIPLY, normal, weight);
      kernels.rows().withRow(Binary.ADD, gained, bias, y, false);
    }
  }

  @Override
  public void layerNormGradient(
      DenseArray x,
      DenseArray weight,
      DenseArray statistics,
      DenseArray dy,
      DenseArray dx,
      boolean add) {
    if (x.length() == 0) {
      return;
    }
    try (Work work = kernels.work(x)) {
      DenseArray normal = normal(work, x, statistics);
      DenseArray d = work.withRow(Binary.MULTIPLY, dy, weight);
      DenseArray centred = work.withColumn(Binary.SUBTRACT, d, work.mean(d));
      DenseArray along = work.mean(work.multiply(d, normal));
      DenseArray across = work.subtract(centred, work.withColumn(Binary.MULTIPLY, normal, along));
      DenseArray scale = work.copy(scales(statistics));
      kernels.rows().withColumn(Binary.MULTIPLY, across, scale, dx, add);
    }
  }

  @Override
  public void layerNormGainGradient(
      DenseArray x, DenseArray statistics, DenseArray dy, DenseArray dWeight, boolean add) {
    try (Work work = kernels.work(x)) {
      DenseArray product = work.multiply(dy, normal(work, x, statistics));
      kernels.rows().sumRows(product, dWeight, add);
    }
  }

  /** {@code (x − mean) · scale}. */
  private static DenseArray normal(Work work, DenseArray x, DenseArray statistics) {
    DenseArray centred = work.withColumn(Binary.SUBTRACT, x, work.copy(means(statistics)));
    return work.withColumn(Binary.MULTIPLY, centred, work.copy(scales(statistics)));
  }

  private static Matrix means(DenseArray statistics) {
    return Matrix.of(statistics).columnRange(0, 1);
  }

  private static Matrix scales(DenseArray statistics) {
    return Matrix.of(statistics).columnRange(1, 2);
  }
}
