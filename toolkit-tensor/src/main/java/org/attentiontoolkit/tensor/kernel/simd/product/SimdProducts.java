package org.attentiontoolkit.tensor.kernel.simd.product;

import static org.attentiontoolkit.tensor.kernel.memory.Nd4jArray.segment;

import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.ProductKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/**
 * Products with packed operands and, where our kernels are faster, large ones are our own; the
 * others OpenBLAS's. Which it is depends on the CPU and the shapes alone.
 */
public final class SimdProducts implements ProductKernels {
  private final BlasProducts blas;
  private final BlockedProducts blocked;
  private final PanelProducts panels;

  /** Products shared among these workers. */
  public SimdProducts(Workers workers) {
    blas = new BlasProducts(workers);
    panels = new PanelProducts(workers);
    blocked = new BlockedProducts(panels);
  }

  @Override
  public void multiplyRows(Matrix a, Matrix b, boolean transposeB, Addend addend, Matrix c) {
    blocked.multiply(a, false, b, transposeB, addend, c);
  }

  @Override
  public boolean packs(int columns) {
    return Panels.suit(columns);
  }

  @Override
  public long packedLength(int depth, int columns) {
    return Panels.count(columns) * Panels.length(depth);
  }

  @Override
  public void pack(Matrix b, boolean transposeB, DenseArray packed) {
    panels.pack(b, transposeB, segment(packed));
  }

  @Override
  public void multiplyPacked(Matrix a, DenseArray packed, Addend addend, Matrix c) {
    panels.multiply(a, false, segment(packed), addend, c);
  }

  @Override
  public void multiply(
      Matrix a,
      boolean transposeA,
      Matrix b,
      boolean transposeB,
      double alpha,
      Addend addend,
      Matrix c) {
    int depth = transposeA ? a.rows() : a.columns();
    if (alpha == 1 && BlockedProducts.suits(c, depth)) {
      blocked.multiply(a, transposeA, b, transposeB, addend, c);
    } else {
      blas.multiply(a, transposeA, b, transposeB, alpha, addend, c);
    }
  }
}
