package org.attentiontoolkit.tensor.kernel.plain;

import java.util.Arrays;
import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.DropoutRule;
import org.attentiontoolkit.tensor.kernel.PointwiseKernels;
import org.attentiontoolkit.tensor.kernel.Unary;
import org.attentiontoolkit.tensor.memory.DenseArray;

final class PlainPointwise implements PointwiseKernels {
  @Override
  public void fill(DenseArray y, double value) {
    forEach(y, false, i -> value);
  }

  @Override
  public void scale(DenseArray x, double alpha, DenseArray y, boolean add) {
    PlainArray values = PlainArray.of(x);
    forEach(y, add, i -> alpha * values.at(i));
  }

  @Override
  public void addScalar(DenseArray x, double value, DenseArray y) {
    PlainArray values = PlainArray.of(x);
    forEach(y, false, i -> values.at(i) + value);
  }

  @Override
  public void binary(Binary f, DenseArray a, DenseArray b, DenseArray y, boolean add) {
    PlainArray left = PlainArray.of(a);
    PlainArray right = PlainArray.of(b);
    forEach(y, add, i -> apply(f, left.at(i), right.at(i)));
  }

  @Override
  public void unary(Unary f, DenseArray x, DenseArray y) {
    PlainArray values = PlainArray.of(x);
    forEach(y, false, i -> PlainFunctions.value(f, values.at(i)));
  }

  @Override
  public void unaryGradient(
      Unary f, DenseArray x, DenseArray y, DenseArray dy, DenseArray dx, boolean add) {
    PlainArray known = PlainArray.of(f.gradientFromResult() ? y : x);
    PlainArray upstream = PlainArray.of(dy);
    forEach(dx, add, i -> PlainFunctions.derivative(f, known.at(i)) * upstream.at(i));
  }

  @Override
  public void dropout(DenseArray x, DropoutRule rule, DenseArray y, boolean add) {
    PlainArray values = PlainArray.of(x);
    int[] rows = new int[Math.toIntExact(x.length())];
    for (int row = 0; row < rule.rows(); row++) {
      Arrays.fill(rows, rule.start(row), rule.start(row + 1), row);
    }
    forEach(
        y,
        add,
        i -> values.at(i) * rule.multiplier(rows[(int) i], (int) i - rule.start(rows[(int) i])));
  }

  @Override
  public void sum(DenseArray x, double alpha, DenseArray y, boolean add) {
    PlainArray values = PlainArray.of(x);
    double sum = 0;
    for (long i = 0; i < x.length(); i++) {
      sum += values.at(i);
    }
    PlainArray.of(y).put(0, alpha * sum, add);
  }

  static double apply(Binary f, double a, double b) {
    return switch (f) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MINIMUM -> Math.min(a, b);
      case MAXIMUM -> Math.max(a, b);
    };
  }

  private interface Value {
    double at(long index);
  }

  private static void forEach(DenseArray y, boolean add, Value value) {
    PlainArray result = PlainArray.of(y);
    for (long i = 0; i < y.length(); i++) {
      result.put(i, value.at(i), add);
    }
  }
}
