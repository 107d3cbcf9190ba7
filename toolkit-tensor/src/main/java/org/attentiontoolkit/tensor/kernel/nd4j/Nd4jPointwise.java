package org.attentiontoolkit.tensor.kernel.nd4j;

import static org.attentiontoolkit.tensor.kernel.nd4j.Nd.flat;
import static org.attentiontoolkit.tensor.kernel.nd4j.Nd.put;

import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.DropoutRule;
import org.attentiontoolkit.tensor.kernel.Pointwise;
import org.attentiontoolkit.tensor.kernel.Unary;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What treats every value alike. */
final class Nd4jPointwise implements Pointwise {
  @Override
  public void fill(DenseArray y, double value) {
    if (y.length() > 0) {
      flat(y).assign(value);
    }
  }

  @Override
  public void copy(DenseArray x, DenseArray y) {
    if (y.length() > 0) {
      flat(y).assign(flat(x));
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
    if (y.length() == 0) {
      return;
    }
    INDArray left = flat(a);
    INDArray right = flat(b);
    put(
        switch (f) {
          case ADD -> left.add(right);
          case SUBTRACT -> left.sub(right);
          case MULTIPLY -> left.mul(right);
          case DIVIDE -> left.div(right);
        },
        flat(y),
        add);
  }

  @Override
  public void divisorGradient(
      DenseArray dy, DenseArray y, DenseArray b, DenseArray db, boolean add) {
    if (y.length() > 0) {
      put(flat(dy).mul(flat(y)).divi(flat(b)).negi(), flat(db), add);
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
    for (int i = 0; i < multipliers.length; i++) {
      multipliers[i] = rule.multiplier(i);
    }
    put(flat(x).mul(Nd.values(multipliers, x)), flat(y), add);
  }

  @Override
  public void sum(DenseArray x, double alpha, DenseArray y, boolean add) {
    double sum = x.length() == 0 ? 0 : flat(x).sumNumber().doubleValue() * alpha;
    INDArray target = flat(y);
    if (add) {
      target.addi(sum);
    } else {
      target.assign(sum);
    }
  }
}
