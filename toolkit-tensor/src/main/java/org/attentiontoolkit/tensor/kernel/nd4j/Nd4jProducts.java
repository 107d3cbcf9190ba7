package org.attentiontoolkit.tensor.kernel.nd4j;

import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.Products;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.nd4j.linalg.api.blas.params.MMulTranspose;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.factory.Nd4j;

/** Matrix products by ND4J's {@code matmul}. */
final class Nd4jProducts implements Products {
  @Override
  public void multiply(
      Matrix a,
      boolean transposeA,
      Matrix b,
      boolean transposeB,
      double alpha,
      double beta,
      Matrix c) {
    if (c.rows() == 0 || c.columns() == 0) {
      return;
    }
    INDArray result = view(c);
    if (a.rows() == 0 || a.columns() == 0) {
      result.muli(beta);
      return;
    }
    if (beta == 0) {
      result.assign(0);
    }
    MMulTranspose transpose =
        MMulTranspose.builder().transposeA(transposeA).transposeB(transposeB).build();
    Nd4j.exec(new Mmul(view(a), view(b), result, alpha, beta, transpose));
  }

  @Override
  public void multiply(Matrix a, Matrix b, boolean transposeB, Addend addend, Matrix c) {
    if (addend instanceof Addend.Row row && c.rows() > 0) {
      INDArray result = view(c);
      result.assign(0);
      result.addiRowVector(row.values().nd(0, 1, c.columns(), c.columns()));
    }
    multiply(a, false, b, transposeB, 1, addend.beta(), c);
  }

  @Override
  public boolean packs(int columns) {
    return columns > 0;
  }

  @Override
  public long packedLength(int depth, int columns) {
    return (long) depth * columns;
  }

  /** A plain copy: ND4J has no layout of its own for operands that come back. */
  @Override
  public void pack(Matrix b, boolean transposeB, DenseArray packed) {
    INDArray values = transposeB ? view(b).transpose() : view(b);
    view(unpacked(packed, Math.toIntExact(values.columns()))).assign(values);
  }

  @Override
  public void multiplyPacked(Matrix a, DenseArray packed, Addend addend, Matrix c) {
    multiply(a, unpacked(packed, c.columns()), false, addend, c);
  }

  private static Matrix unpacked(DenseArray packed, int columns) {
    int rows = Math.toIntExact(packed.length() / columns);
    return new Matrix(packed, 0, rows, columns, columns);
  }

  private static INDArray view(Matrix x) {
    return x.array().nd(x.offset(), x.rows(), x.columns(), x.stride());
  }
}
