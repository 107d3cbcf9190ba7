package org.attentiontoolkit.tensor.kernel.checked;

import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.ProductKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** Checks of matrix products. */
final class CheckedProducts implements ProductKernels {
  private final ProductKernels kernels;

  CheckedProducts(ProductKernels kernels) {
    this.kernels = kernels;
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
    check("product", a, transposeA, b, transposeB, addend, c);
    kernels.multiply(a, transposeA, b, transposeB, alpha, addend, c);
  }

  private static void check(
      String primitive,
      Matrix a,
      boolean transposeA,
      Matrix b,
      boolean transposeB,
      Addend addend,
      Matrix c) {
    int rows = transposeA ? a.columns() : a.rows();
    int depth = transposeA ? a.rows() : a.columns();
    if (depth != (transposeB ? b.columns() : b.rows())) {
      throw new IllegalArgumentException(
          "%s: [%d, %d]%s and [%d, %d]%s differ in depth"
              .formatted(
                  primitive,
                  a.rows(),
                  a.columns(),
                  transposeA ? " transposed" : "",
                  b.rows(),
                  b.columns(),
                  transposeB ? " transposed" : ""));
    }
    Check.size(primitive, "the result", c, rows, transposeB ? b.rows() : b.columns());
    addend(primitive, addend, c);
  }

  @Override
  public void multiplyRows(Matrix a, Matrix b, boolean transposeB, Addend addend, Matrix c) {
    check("product of rows", a, false, b, transposeB, addend, c);
    kernels.multiplyRows(a, b, transposeB, addend, c);
  }

  @Override
  public boolean packs(int columns) {
    return kernels.packs(columns);
  }

  @Override
  public long packedLength(int depth, int columns) {
    return kernels.packedLength(depth, columns);
  }

  @Override
  public void pack(Matrix b, boolean transposeB, DenseArray packed) {
    int depth = transposeB ? b.columns() : b.rows();
    int columns = transposeB ? b.rows() : b.columns();
    Check.count("pack", "the packed", packed, kernels.packedLength(depth, columns));
    kernels.pack(b, transposeB, packed);
  }

  @Override
  public void multiplyPacked(Matrix a, DenseArray packed, Addend addend, Matrix c) {
    long length = kernels.packedLength(a.columns(), c.columns());
    Check.count("packed product", "the packed", packed, length);
    Check.size("packed product", "the result", c, a.rows(), c.columns());
    addend("packed product", addend, c);
    kernels.multiplyPacked(a, packed, addend, c);
  }

  private static void addend(String primitive, Addend addend, Matrix c) {
    if (addend instanceof Addend.Row row) {
      Check.count(primitive, "the row", row.values(), c.columns());
    }
  }
}
