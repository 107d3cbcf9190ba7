package org.attentiontoolkit.tensor.tape;

import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.ProductKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** Products that give a row the same bits in whatever batch it is. */
public final class InferenceWeights implements WeightProducts {
  /** With so few rows packing takes most of the time: it is done once, and kept. */
  private static final int FEW_ROWS = 256;

  /** With so many, it is worth its memory for a weight that comes back, as in a beam search. */
  private static final int MORE_ROWS = 2048;

  private final ProductKernels products;
  private final PackedWeights packed;

  /** With weights that are packed once for many steps. */
  public InferenceWeights(ProductKernels products, PackedWeights packed) {
    this.products = products;
    this.packed = packed;
  }

  @Override
  public void multiply(DenseArray x, Weight weight, Addend addend, DenseArray y) {
    if (weight.lasting() && products.packs(y.columns()) && isWorthKeeping(weight, x.rows())) {
      DenseArray panels = packed.get(weight);
      products.multiplyPacked(Matrix.of(x), panels, addend, Matrix.of(y));
    } else {
      products.multiplyRows(
          Matrix.of(x), Matrix.of(weight.values()), weight.transposed(), addend, Matrix.of(y));
    }
  }

  private boolean isWorthKeeping(Weight weight, int rows) {
    return rows <= FEW_ROWS || rows <= MORE_ROWS && packed.comesBack(weight);
  }
}
