package org.attentiontoolkit.tensor.kernel.checked;

import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.DropoutRule;
import org.attentiontoolkit.tensor.kernel.PointwiseKernels;
import org.attentiontoolkit.tensor.kernel.Unary;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** Checks of what treats every value alike. */
final class CheckedPointwise implements PointwiseKernels {
  private final PointwiseKernels kernels;

  CheckedPointwise(PointwiseKernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public void fill(DenseArray y, double value) {
    kernels.fill(y, value);
  }

  @Override
  public void scale(DenseArray x, double alpha, DenseArray y, boolean add) {
    Check.lengths("scale", x, y);
    kernels.scale(x, alpha, y, add);
  }

  @Override
  public void addScalar(DenseArray x, double value, DenseArray y) {
    Check.lengths("addScalar", x, y);
    kernels.addScalar(x, value, y);
  }

  @Override
  public void binary(Binary f, DenseArray a, DenseArray b, DenseArray y, boolean add) {
    Check.lengths(f.name(), a, b);
    Check.lengths(f.name(), a, y);
    kernels.binary(f, a, b, y, add);
  }

  @Override
  public void unary(Unary f, DenseArray x, DenseArray y) {
    Check.lengths(f.name(), x, y);
    kernels.unary(f, x, y);
  }

  @Override
  public void unaryGradient(
      Unary f, DenseArray x, DenseArray y, DenseArray dy, DenseArray dx, boolean add) {
    Check.lengths(f.name(), f.gradientFromResult() ? y : x, dy);
    Check.lengths(f.name(), dy, dx);
    kernels.unaryGradient(f, x, y, dy, dx, add);
  }

  @Override
  public void dropout(DenseArray x, DropoutRule rule, DenseArray y, boolean add) {
    Check.lengths("dropout", x, y);
    if (rule.start(rule.rows()) != x.length()) {
      throw new IllegalArgumentException(
          "dropout: rows of %d values for %d".formatted(rule.start(rule.rows()), x.length()));
    }
    kernels.dropout(x, rule, y, add);
  }

  @Override
  public void sum(DenseArray x, double alpha, DenseArray y, boolean add) {
    Check.count("sum", "the result", y, 1);
    kernels.sum(x, alpha, y, add);
  }

  @Override
  public void copy(DenseArray x, DenseArray y) {
    Check.lengths("copy", x, y);
    kernels.copy(x, y);
  }
}
