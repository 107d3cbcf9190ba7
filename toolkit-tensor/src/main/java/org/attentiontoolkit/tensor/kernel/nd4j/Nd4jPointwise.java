package org.attentiontoolkit.tensor.kernel.nd4j;

import static org.attentiontoolkit.tensor.kernel.nd4j.Nd.flat;
import static org.attentiontoolkit.tensor.kernel.nd4j.Nd.put;

import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.DropoutRule;
import org.attentiontoolkit.tensor.kernel.PointwiseKernels;
import org.attentiontoolkit.tensor.kernel.Unary;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What treats every value alike. */
final class Nd4jPointwise implements PointwiseKernels {
  /** Values that ND4J adds up in their own precision before going on in double precision. */
  private static final int SUM_LENGTH = 1024;

  @Override
  public void fill(DenseArray y, double value) {
    if (y.length() > 0) {
      flat(y).assign(value);
    }
  }

  @Override
  public void scale(DenseArray x, double alpha, DenseArray y, boolean add) {
    if (y.length() > 0) {
      put(flat(x).mul(alpha), flat(y), add);
    }
  }

  @Override
  public void addScalar(DenseArray x, double value, DenseArray y) {
    if (y.length() > 0) {
      flat(y).assign(flat(x).add(value));
    }
  }

  @Override
  public void binary(Binary f, DenseArray a, DenseArray b, DenseArray y, boolean add) {
    if (y.length() > 0) {
      put(Nd.apply(f, flat(a), flat(b)), flat(y), add);
    }
  }

  @Override
  public void unary(Unary f, DenseArray x, DenseArray y) {
    if (y.length() > 0) {
      flat(y).assign(Nd4jUnary.value(f, flat(x)));
    }
  }

  @Override
  public void unaryGradient(
      Unary f, DenseArray x, DenseArray y, DenseArray dy, DenseArray dx, boolean add) {
    if (y.length() > 0) {
      INDArray derivative = Nd4jUnary.derivative(f, flat(f.gradientFromResult() ? y : x));
      put(derivative.muli(flat(dy)), flat(dx), add);
    }
  }

  @Override
  public void dropout(DenseArray x, DropoutRule rule, DenseArray y, boolean add) {
    if (y.length() == 0) {
      return;
    }
    double[] multipliers = new double[Math.toIntExact(x.length())];
    for (int row = 0; row < rule.rows(); row++) {
      int start = rule.start(row);
      for (int i = start; i < rule.start(row + 1); i++) {
        multipliers[i] = rule.multiplier(row, i - start);
      }
    }
    INDArray factors = Nd4j.createFromArray(multipliers).castTo(flat(x).dataType());
    put(flat(x).mul(factors), flat(y), add);
  }

  @Override
  public void sum(DenseArray x, double alpha, DenseArray y, boolean add) {
    double sum = 0;
    for (long from = 0; from < x.length(); from += SUM_LENGTH) {
      Shape shape = Shape.of((int) Math.min(SUM_LENGTH, x.length() - from));
      sum += flat(x.window(from, shape)).sumNumber().doubleValue();
    }
    INDArray target = flat(y);
    if (add) {
      target.addi(alpha * sum);
    } else {
      target.assign(alpha * sum);
    }
  }
}
