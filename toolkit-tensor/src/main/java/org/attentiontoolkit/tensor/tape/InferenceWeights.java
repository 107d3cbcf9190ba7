package org.attentiontoolkit.tensor.tape;

import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.ProductKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** Products that give a row the same bits in whatever batch it is. */
public final class InferenceWeights implements WeightProducts {
  /** With more rows than this, what packing costs a product is small. */
  private static final int FEW_ROWS = 256;

  private final ProductKernels products;
  private final PackedWeights packed;

  /** With weights that are packed once for many steps. */
  public InferenceWeights(ProductKernels products, PackedWeights packed) {
    this.products = products;
    this.packed = packed;
  }

  @Override
  public void multiply(DenseArray x, Weight weight, Addend addend, DenseArray y) {
    if (weight.lasting() && x.rows() <= FEW_ROWS && products.packs(y.columns())) {
      DenseArray panels = packed.get(weight);
      products.multiplyPacked(Matrix.of(x), panels, addend, Matrix.of(y));
    } else {
      products.multiplyRows(
          Matrix.of(x), Matrix.of(weight.values()), weight.transposed(), addend, Matrix.of(y));
    }
  }
}
