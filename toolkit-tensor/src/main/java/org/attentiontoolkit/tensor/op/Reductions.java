package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.kernel.Kernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/** Sums and means. */
public final class Reductions {
  private Reductions() {}

  /** The sum of all values, a scalar. */
  public static Tensor sum(Tape tape, Tensor x) {
    return scaledSum(tape, x, 1);
  }

  /** The mean of all values, a scalar. */
  public static Tensor mean(Tape tape, Tensor x) {
    return scaledSum(tape, x, 1.0 / x.shape().length());
  }

  /** {@code [D]}: the sum of the rows of {@code x [N, D]}. */
  public static Tensor sumRows(Tape tape, Tensor x) {
    Tensor y = tape.result(Shape.of(x.columns()), x);
    tape.kernels().rows().sumRows(x.data(), y.data(), false);
    tape.record(
        y,
        () -> {
          DenseArray dx = tape.gradientToAddTo(x);
          tape.kernels().rows().addRow(dx, tape.upstream(y), dx);
        });
    return y;
  }

  /** {@code [B, D]}: the sum of each sequence's rows, zeros for an empty sequence. */
  public static Tensor segmentSum(Tape tape, Packed x) {
    int[] owners = x.segments().owners();
    Tensor y = sums(tape, x, owners);
    tape.record(
        y,
        () -> {
          Gradient g = tape.gradient(x.values());
          tape.kernels().rows().gatherRows(tape.upstream(y), owners, g.array(), g.add());
        });
    return y;
  }

  /** {@code [B, D]}: the mean of each sequence's rows, zeros for an empty sequence. */
  public static Tensor segmentMean(Tape tape, Packed x) {
    int[] owners = x.segments().owners();
    DenseArray shares = shares(tape, x.segments());
    Tensor y = sums(tape, x, owners);
    Kernels kernels = tape.kernels();
    kernels.rows().multiplyColumn(y.data(), shares, y.data(), false);
    tape.record(
        y,
        () -> {
          DenseArray each = tape.scratch(y.shape());
          kernels.rows().multiplyColumn(tape.upstream(y), shares, each, false);
          Gradient g = tape.gradient(x.values());
          kernels.rows().gatherRows(each, owners, g.array(), g.add());
        });
    return y;
  }

  private static Tensor scaledSum(Tape tape, Tensor x, double alpha) {
    Tensor y = tape.result(Shapes.scalar(), x);
    tape.kernels().pointwise().sum(x.data(), alpha, y.data(), false);
    tape.record(
        y,
        () -> {
          double share = alpha * tape.upstream(y).get(0);
          Gradient g = tape.gradient(x);
          if (g.add()) {
            tape.kernels().pointwise().addScalar(g.array(), share, g.array());
          } else {
            tape.kernels().pointwise().fill(g.array(), share);
          }
        });
    return y;
  }

  private static Tensor sums(Tape tape, Packed x, int[] owners) {
    Tensor values = x.values();
    Tensor y = tape.result(Shape.of(x.segments().count(), values.columns()), values);
    tape.kernels().pointwise().fill(y.data(), 0);
    tape.kernels().rows().scatterAddRows(values.data(), owners, y.data());
    return y;
  }

  /** One over each sequence's length, {@code [B]}. */
  private static DenseArray shares(Tape tape, Segments segments) {
    DenseArray shares = tape.scratch(Shape.of(segments.count()));
    for (int b = 0; b < segments.count(); b++) {
      shares.set(b, segments.length(b) == 0 ? 0 : 1.0 / segments.length(b));
    }
    return shares;
  }
}
