package org.attentiontoolkit.tensor.kernel.nd4j;

import static org.attentiontoolkit.tensor.kernel.nd4j.Nd.view;

import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.ProductKernels;
import org.nd4j.linalg.api.blas.params.MMulTranspose;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.factory.Nd4j;

/** Matrix products by ND4J's {@code matmul}. */
final class Nd4jProducts implements ProductKernels {
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
    switch (addend) {
      case Addend.Nothing nothing -> result.assign(0);
      case Addend.Result theSame -> {}
      case Addend.Row row -> result.assign(Nd.row(row.values()).broadcast(result.shape()));
    }
    if (a.rows() > 0 && a.columns() > 0) {
      MMulTranspose transpose =
          MMulTranspose.builder().transposeA(transposeA).transposeB(transposeB).build();
      Nd4j.exec(new Mmul(view(a), view(b), result, alpha, addend.beta(), transpose));
    }
  }
}
