package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.Reduction;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** Operations of a matrix with one row or one column that counts for all of them. */
final class Broadcasts {
  private Broadcasts() {}

  static Tensor addRow(Tape tape, Tensor x, Tensor row) {
    Shapes.equal("addRow", "D", "x", x.columns(), "row", Math.toIntExact(row.shape().length()));
    Tensor y = tape.result(x.shape(), x, row);
    tape.kernels().rows().withRow(Binary.ADD, x.data(), row.data(), y.data(), false);
    tape.record(
        y,
        () -> {
          DenseArray dy = tape.upstream(y);
          if (x.requiresGradient()) {
            Gradient g = tape.gradient(x);
            tape.kernels().pointwise().scale(dy, 1, g.array(), g.add());
          }
          if (row.requiresGradient()) {
            tape.addRowSum(row, dy);
          }
        });
    return y;
  }

  static Tensor multiplyRow(Tape tape, Tensor x, Tensor row) {
    Shapes.equal(
        "multiplyRow", "D", "x", x.columns(), "row", Math.toIntExact(row.shape().length()));
    Tensor y = tape.result(x.shape(), x, row);
    tape.kernels().rows().withRow(Binary.MULTIPLY, x.data(), row.data(), y.data(), false);
    tape.record(
        y,
        () -> {
          DenseArray dy = tape.upstream(y);
          if (x.requiresGradient()) {
            Gradient g = tape.gradient(x);
            tape.kernels().rows().withRow(Binary.MULTIPLY, dy, row.data(), g.array(), g.add());
          }
          if (row.requiresGradient()) {
            Gradient g = tape.gradient(row);
            tape.kernels().rows().sumRows(product(tape, dy, x.data()), g.array(), g.add());
          }
        });
    return y;
  }

  static Tensor multiplyColumn(Tape tape, Tensor x, Tensor column) {
    Shapes.equal(
        "multiplyColumn", "N", "x", x.rows(), "column", Math.toIntExact(column.shape().length()));
    Tensor y = tape.result(x.shape(), x, column);
    tape.kernels().rows().withColumn(Binary.MULTIPLY, x.data(), column.data(), y.data(), false);
    tape.record(
        y,
        () -> {
          DenseArray dy = tape.upstream(y);
          if (x.requiresGradient()) {
            Gradient g = tape.gradient(x);
            tape.kernels()
                .rows()
                .withColumn(Binary.MULTIPLY, dy, column.data(), g.array(), g.add());
          }
          if (column.requiresGradient()) {
            Gradient g = tape.gradient(column);
            tape.kernels()
                .rows()
                .reduce(Reduction.SUM, product(tape, dy, x.data()), g.array(), g.add());
          }
        });
    return y;
  }

  private static DenseArray product(Tape tape, DenseArray a, DenseArray b) {
    DenseArray product = tape.scratch(a.shape());
    tape.kernels().pointwise().binary(Binary.MULTIPLY, a, b, product, false);
    return product;
  }
}
