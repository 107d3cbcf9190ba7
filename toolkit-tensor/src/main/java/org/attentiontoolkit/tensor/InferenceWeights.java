package org.attentiontoolkit.tensor;

import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.ProductKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** Products that give a row the same bits in whatever batch it is. */
final class InferenceWeights implements WeightProducts {
  /** With more rows than this, what packing costs a product is small. */
  private static final int FEW_ROWS = 256;

  private final ProductKernels products;
  private final PackedWeights packed;

  InferenceWeights(ProductKernels products, PackedWeights packed) {
    this.products = products;
    this.packed = packed;
  }

  @Override
  public void multiply(
      DenseArray x, Tensor weight, boolean transposed, Addend addend, DenseArray y) {
    if (weight instanceof Parameter parameter
        && x.rows() <= FEW_ROWS
        && products.packs(y.columns())) {
      DenseArray panels = packed.get(parameter, transposed);
      products.multiplyPacked(Matrix.of(x), panels, addend, Matrix.of(y));
    } else {
      products.multiplyRows(
          Matrix.of(x), Matrix.of(weight.data()), transposed, addend, Matrix.of(y));
    }
  }
}
