package org.attentiontoolkit.tensor.kernel.simd;

import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.Products;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/**
 * Products with packed operands and, where our kernels are faster, large ones are our own; the
 * others OpenBLAS's. Which it is depends on the CPU and the shapes alone.
 */
final class SimdProducts implements Products {
  private final BlasProducts blas;
  private final BlockedProducts blocked;
  private final PanelProducts panels;

  SimdProducts(Workers workers) {
    blas = new BlasProducts(workers);
    panels = new PanelProducts(workers);
    blocked = new BlockedProducts(panels);
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
    panels.pack(b, transposeB, packed.segment());
  }

  @Override
  public void addPacked(Matrix a, DenseArray packed, Matrix c) {
    panels.multiply(a, false, packed.segment(), false, c);
  }

  @Override
  public void multiply(
      Matrix a,
      boolean transposeA,
      Matrix b,
      boolean transposeB,
      double alpha,
      double beta,
      Matrix c) {
    int depth = transposeA ? a.rows() : a.columns();
    if (alpha == 1 && (beta == 0 || beta == 1) && BlockedProducts.suits(c, depth)) {
      blocked.multiply(a, transposeA, b, transposeB, beta == 0, c);
    } else {
      blas.multiply(a, transposeA, b, transposeB, alpha, beta, c);
    }
  }
}
