package org.attentiontoolkit.tensor.kernel.nd4j;

import static org.attentiontoolkit.tensor.kernel.nd4j.Nd.column;
import static org.attentiontoolkit.tensor.kernel.nd4j.Nd.matrix;
import static org.attentiontoolkit.tensor.kernel.nd4j.Nd.put;

import org.attentiontoolkit.tensor.kernel.SoftmaxKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Distributions over the columns of each row. */
final class Nd4jSoftmaxes implements SoftmaxKernels {
  @Override
  public void softmax(DenseArray x, DenseArray y) {
    if (y.length() > 0) {
      INDArray values = matrix(x);
      INDArray e = Transforms.exp(values.subColumnVector(values.max(true, 1)), false);
      matrix(y).assign(e.diviColumnVector(e.sum(true, 1)));
    }
  }

  @Override
  public void softmaxGradient(DenseArray y, DenseArray dy, DenseArray dx, boolean add) {
    if (y.length() > 0) {
      INDArray p = matrix(y);
      INDArray upstream = matrix(dy);
      INDArray mean = upstream.mul(p).sum(true, 1);
      put(upstream.subColumnVector(mean).muli(p), matrix(dx), add);
    }
  }

  @Override
  public void logSoftmax(DenseArray x, DenseArray y) {
    if (y.length() > 0) {
      INDArray values = matrix(x);
      INDArray shifted = values.subColumnVector(values.max(true, 1));
      INDArray sum = Transforms.exp(shifted, true).sum(true, 1);
      matrix(y).assign(shifted.subiColumnVector(Transforms.log(sum, false)));
    }
  }

  @Override
  public void logSoftmaxGradient(DenseArray y, DenseArray dy, DenseArray dx, boolean add) {
    if (y.length() > 0) {
      INDArray upstream = matrix(dy);
      INDArray p = Transforms.exp(matrix(y), true);
      put(upstream.sub(p.muliColumnVector(upstream.sum(true, 1))), matrix(dx), add);
    }
  }

  @Override
  public void crossEntropy(
      DenseArray logits, int[] targets, DenseArray logSums, double[] ofTarget, double[] ofAll) {
    if (logits.length() == 0) {
      return;
    }
    INDArray values = matrix(logits);
    INDArray logSum = logSum(values);
    column(logSums).assign(logSum);
    for (int n = 0; n < targets.length; n++) {
      ofTarget[n] = logSum.getDouble(n, 0) - values.getDouble(n, targets[n]);
    }
    if (ofAll.length > 0) {
      INDArray mean = values.mean(true, 1);
      for (int n = 0; n < ofAll.length; n++) {
        ofAll[n] = logSum.getDouble(n, 0) - mean.getDouble(n, 0);
      }
    }
  }

  @Override
  public void crossEntropyGradient(
      DenseArray logits,
      int[] targets,
      double smoothing,
      DenseArray logSums,
      double scale,
      DenseArray dlogits,
      boolean add) {
    if (logits.length() == 0) {
      return;
    }
    INDArray difference =
        Transforms.exp(matrix(logits).subColumnVector(column(logSums)), false)
            .subi(smoothing / logits.columns());
    for (int n = 0; n < targets.length; n++) {
      double p = difference.getDouble(n, targets[n]);
      difference.putScalar(n, targets[n], p - (1 - smoothing));
    }
    put(difference.muli(scale), matrix(dlogits), add);
  }

  /** {@code [N, 1]}. */
  private static INDArray logSum(INDArray values) {
    INDArray max = values.max(true, 1);
    INDArray e = Transforms.exp(values.subColumnVector(max), false);
    return Transforms.log(e.sum(true, 1), false).addi(max);
  }
}
