package org.attentiontoolkit.tensor.kernel.simd;

import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.Products;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/**
 * Large products by our own kernels, small and odd ones by OpenBLAS. Which it is depends on the
 * shapes alone.
 */
final class SimdProducts implements Products {
  private final BlasProducts blas;
  private final BlockedProducts blocked;
  private final PackedProducts packed;

  SimdProducts(Workers workers) {
    blas = new BlasProducts(workers);
    blocked = new BlockedProducts(workers);
    packed = new PackedProducts(workers);
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
  public void pack(Matrix b, boolean transposeB, DenseArray panels) {
    packed.pack(b, transposeB, panels);
  }

  @Override
  public void addPacked(Matrix a, DenseArray panels, Matrix c) {
    packed.addProduct(a, panels, c);
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
