package org.attentiontoolkit.tensor.kernel.nd4j;

import static org.attentiontoolkit.tensor.kernel.nd4j.Nd.matrix;
import static org.attentiontoolkit.tensor.kernel.nd4j.Nd.put;
import static org.attentiontoolkit.tensor.kernel.nd4j.Nd.row;

import org.attentiontoolkit.tensor.kernel.NormKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Normalisation of rows. */
final class Nd4jNorms implements NormKernels {
  @Override
  public void layerNorm(
      DenseArray x,
      DenseArray gain,
      DenseArray bias,
      double epsilon,
      DenseArray statistics,
      DenseArray y) {
    if (x.length() == 0) {
      return;
    }
    INDArray values = matrix(x);
    INDArray mean = values.mean(true, 1);
    INDArray centred = values.subColumnVector(mean);
    INDArray variance = centred.mul(centred).mean(true, 1);
    INDArray scale = Transforms.sqrt(variance.addi(epsilon), false).rdivi(1);
    mean(statistics).assign(mean);
    scale(statistics).assign(scale);
    matrix(y)
        .assign(centred.muliColumnVector(scale).muliRowVector(row(gain)).addiRowVector(row(bias)));
  }

  @Override
  public void layerNormGradient(
      DenseArray x,
      DenseArray gain,
      DenseArray statistics,
      DenseArray dy,
      DenseArray dx,
      boolean add) {
    if (x.length() == 0) {
      return;
    }
    INDArray normal = normalised(x, statistics);
    INDArray g = matrix(dy).mulRowVector(row(gain));
    INDArray along = g.mul(normal).mean(true, 1);
    INDArray gradient =
        g.subColumnVector(g.mean(true, 1))
            .subi(normal.muliColumnVector(along))
            .muliColumnVector(scale(statistics));
    put(gradient, matrix(dx), add);
  }

  @Override
  public void layerNormGainGradient(
      DenseArray x, DenseArray statistics, DenseArray dy, DenseArray dgain, boolean add) {
    if (x.length() > 0) {
      put(normalised(x, statistics).muli(matrix(dy)).sum(true, 0), row(dgain), add);
    } else if (!add) {
      row(dgain).assign(0);
    }
  }

  private static INDArray normalised(DenseArray x, DenseArray statistics) {
    return matrix(x).subColumnVector(mean(statistics)).muliColumnVector(scale(statistics));
  }

  private static INDArray mean(DenseArray statistics) {
    return statistics.nd(0, statistics.rows(), 1, 2);
  }

  private static INDArray scale(DenseArray statistics) {
    return statistics.nd(1, statistics.rows(), 1, 2);
  }
}
