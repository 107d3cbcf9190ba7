package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.memory.IntArray;
import org.attentiontoolkit.tensor.memory.Shape;

/** Takes apart and puts together; computes nothing. */
public final class Layout {
  private Layout() {}

  /** Rows {@code from} (inclusive) to {@code to} (exclusive) of {@code x [N, D]}: costs nothing. */
  public static Tensor rows(Tape tape, Tensor x, int from, int to) {
    Shapes.range("rows", "N", from, to, x.rows());
    return tape.view(x, (long) from * x.columns(), Shape.of(to - from, x.columns()));
  }

  /** The same values in another shape: costs nothing. */
  public static Tensor reshape(Tape tape, Tensor x, Shape shape) {
    if (shape.length() != x.shape().length()) {
      throw new IllegalArgumentException(
          "reshape: %s and %s hold different numbers of values".formatted(x.shape(), shape));
    }
    return tape.view(x, 0, shape);
  }

  /** Columns {@code from} (inclusive) to {@code to} (exclusive) of {@code x [N, D]}, a copy. */
  public static Tensor columns(Tape tape, Tensor x, int from, int to) {
    Shapes.range("columns", "D", from, to, x.columns());
    Tensor y = tape.result(x.shape().withColumns(to - from), x);
    Matrix source = Matrix.of(x.data()).columnRange(from, to);
    tape.kernels().rows().copy(source, Matrix.of(y.data()), false);
    tape.record(
        y,
        () -> {
          Matrix target = Matrix.of(tape.gradientToAddTo(x)).columnRange(from, to);
          tape.kernels().rows().copy(Matrix.of(tape.upstream(y)), target, true);
        });
    return y;
  }

  /** {@code [N, D₁ + D₂ + …]} of parts {@code [N, D₁]}, {@code [N, D₂]}, … */
  public static Tensor concatColumns(Tape tape, Tensor... parts) {
    int width = 0;
    for (Tensor part : parts) {
      Shapes.equal("concatColumns", "N", "the first part", parts[0].rows(), "another", part.rows());
      width += part.columns();
    }
    Tensor y = tape.result(parts[0].shape().withColumns(width), parts);
    int from = 0;
    for (Tensor part : parts) {
      Matrix target = Matrix.of(y.data()).columnRange(from, from + part.columns());
      tape.kernels().rows().copy(Matrix.of(part.data()), target, false);
      from += part.columns();
    }
    tape.record(y, () -> splitColumns(tape, y, parts));
    return y;
  }

  /** {@code [N₁ + N₂ + …, D]} of parts {@code [N₁, D]}, {@code [N₂, D]}, … */
  public static Tensor concatRows(Tape tape, Tensor... parts) {
    int rows = 0;
    for (Tensor part : parts) {
      Shapes.equal(
          "concatRows", "D", "the first part", parts[0].columns(), "another", part.columns());
      rows += part.rows();
    }
    Tensor y = tape.result(Shape.of(rows, parts[0].columns()), parts);
    int from = 0;
    for (Tensor part : parts) {
      tape.kernels().pointwise().copy(part.data(), y.data().rowRange(from, from + part.rows()));
      from += part.rows();
    }
    tape.record(y, () -> splitRows(tape, y, parts));
    return y;
  }

  /** {@code y[i] = x[index[i]]} for {@code x [N, D]}; a row may be taken many times. */
  public static Tensor gatherRows(Tape tape, Tensor x, int[] index) {
    return gather(tape, "gatherRows", "N", x, index.clone());
  }

  /** {@code [M, N]} of {@code x [N, M]}. */
  public static Tensor transpose(Tape tape, Tensor x) {
    Shapes.rank("transpose", "[N, M]", x, 2);
    Tensor y = tape.result(Shape.of(x.columns(), x.rows()), x);
    tape.kernels().rows().transpose(x.data(), y.data(), false);
    tape.record(
        y,
        () -> {
          Gradient g = tape.gradient(x);
          tape.kernels().rows().transpose(tape.upstream(y), g.array(), g.add());
        });
    return y;
  }

  static Tensor gather(Tape tape, String operation, String letter, Tensor x, int[] index) {
    Shapes.indices(operation, letter, index, x.rows());
    Tensor y = tape.result(Shape.of(index.length, x.columns()), x);
    IntArray taken = tape.ints(index);
    tape.kernels().rows().gatherRows(x.data(), taken, y.data(), false);
    tape.record(
        y,
        () ->
            tape.kernels().rows().scatterAddRows(tape.upstream(y), taken, tape.gradientToAddTo(x)));
    return y;
  }

  private static void splitColumns(Tape tape, Tensor y, Tensor[] parts) {
    Matrix dy = Matrix.of(tape.upstream(y));
    int from = 0;
    for (Tensor part : parts) {
      if (part.requiresGradient()) {
        Gradient g = tape.gradient(part);
        Matrix source = dy.columnRange(from, from + part.columns());
        tape.kernels().rows().copy(source, Matrix.of(g.array()), g.add());
      }
      from += part.columns();
    }
  }

  private static void splitRows(Tape tape, Tensor y, Tensor[] parts) {
    int from = 0;
    for (Tensor part : parts) {
      if (part.requiresGradient()) {
        Gradient g = tape.gradient(part);
        tape.kernels()
            .pointwise()
            .scale(tape.upstream(y).rowRange(from, from + part.rows()), 1, g.array(), g.add());
      }
      from += part.rows();
    }
  }
}
