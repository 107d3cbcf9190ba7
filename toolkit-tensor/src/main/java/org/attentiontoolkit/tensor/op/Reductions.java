package org.attentiontoolkit.tensor.op;

import java.util.Arrays;
import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.Kernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;
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
          tape.kernels().rows().withRow(Binary.ADD, dx, tape.upstream(y), dx, false);
        });
    return y;
  }

  /** {@code [B, D]}: the sum of each sequence's rows, zeros for an empty sequence. */
  public static Tensor segmentSum(Tape tape, Packed x) {
    IntArray owners = tape.ints(x.segments().owners());
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
    IntArray owners = tape.ints(x.segments().owners());
    DenseArray shares = shares(tape, x.segments());
    Tensor y = sums(tape, x, owners);
    Kernels kernels = tape.kernels();
    kernels.rows().withColumn(Binary.MULTIPLY, y.data(), shares, y.data(), false);
    tape.record(
        y,
        () -> {
          DenseArray each = tape.scratch(y.shape());
          kernels.rows().withColumn(Binary.MULTIPLY, tape.upstream(y), shares, each, false);
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
          DenseArray share = tape.scratch(Shapes.scalar());
          tape.kernels().pointwise().scale(tape.upstream(y), alpha, share, false);
          DenseArray dx = tape.gradientToAddTo(x);
          DenseArray values = dx.reshape(Shape.of(Math.toIntExact(dx.length()), 1));
          tape.kernels().rows().withRow(Binary.ADD, values, share, values, false);
        });
    return y;
  }

  private static Tensor sums(Tape tape, Packed x, IntArray owners) {
    Tensor values = x.values();
    Tensor y = tape.result(Shape.of(x.segments().count(), values.columns()), values);
    tape.kernels().pointwise().fill(y.data(), 0);
    tape.kernels().rows().scatterAddRows(values.data(), owners, y.data());
    return y;
  }

  /** One over each sequence's length, {@code [B]}. */
  private static DenseArray shares(Tape tape, Segments segments) {
    double[] shares = new double[segments.count()];
    Arrays.setAll(shares, b -> segments.length(b) == 0 ? 0 : 1.0 / segments.length(b));
    return tape.constant(Shape.of(shares.length), shares).data();
  }
}
