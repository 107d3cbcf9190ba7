package org.attentiontoolkit.tensor.kernel.nd4j;

import static org.attentiontoolkit.tensor.kernel.nd4j.Nd.view;

import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.ProductKernels;
import org.attentiontoolkit.tensor.memory.ArrayMemory;
import org.attentiontoolkit.tensor.memory.Buffer;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;
import org.nd4j.linalg.api.blas.params.MMulTranspose;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.factory.Nd4j;

/** Matrix products by ND4J's {@code matmul}. */
final class Nd4jProducts implements ProductKernels {
  private static final int ROWS = 32;

  private final ArrayMemory memory;

  Nd4jProducts(ArrayMemory memory) {
    this.memory = memory;
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
    if (c.rows() == 0 || c.columns() == 0) {
      return;
    }
    INDArray result = view(c);
    addend(addend, result);
    if (a.rows() > 0 && a.columns() > 0) {
      MMulTranspose transpose =
          MMulTranspose.builder().transposeA(transposeA).transposeB(transposeB).build();
      Nd4j.exec(new Mmul(view(a), view(b), result, alpha, addend.beta(), transpose));
    }
  }

  /** Some rows at a time, always as many: how a product is computed depends on its sizes. */
  @Override
  public void multiplyRows(Matrix a, Matrix b, boolean transposeB, Addend addend, Matrix c) {
    for (int from = 0; from < c.rows(); from += ROWS) {
      int to = Math.min(c.rows(), from + ROWS);
      Matrix left = a.rowRange(from, to);
      Matrix result = c.rowRange(from, to);
      if (to - from == ROWS || c.columns() == 0) {
        multiply(left, false, b, transposeB, 1, addend, result);
      } else {
        multiplyFilledUp(left, b, transposeB, addend, result);
      }
    }
  }

  private void multiplyFilledUp(Matrix a, Matrix b, boolean transposeB, Addend addend, Matrix c) {
    try (Buffer leftBuffer = room(a);
        Buffer resultBuffer = room(c)) {
      DenseArray left = leftBuffer.array(Shape.of(ROWS, a.columns()));
      DenseArray result = resultBuffer.array(Shape.of(ROWS, c.columns()));
      if (a.columns() > 0) {
        view(Matrix.of(left).rowRange(0, a.rows())).assign(view(a));
      }
      view(Matrix.of(result).rowRange(0, c.rows())).assign(view(c));
      multiply(Matrix.of(left), false, b, transposeB, 1, addend, Matrix.of(result));
      view(c).assign(view(Matrix.of(result).rowRange(0, c.rows())));
    }
  }

  private Buffer room(Matrix like) {
    return memory.allocate(like.array().precision(), (long) ROWS * like.columns(), true);
  }

  private static void addend(Addend addend, INDArray result) {
    switch (addend) {
      case Addend.Nothing nothing -> result.assign(0);
      case Addend.Result theSame -> {}
      case Addend.Row row -> result.assign(Nd.row(row.values()).broadcast(result.shape()));
    }
  }
}
