package org.attentiontoolkit.tensor.op;

import java.util.Optional;
import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Kernels;
import org.attentiontoolkit.tensor.kernel.Unary;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** Linear maps of rows: {@code x [N, in]}, {@code weight [out, in]}, result {@code [N, out]}. */
public final class Affine {
  private Affine() {}

  /** {@code x weightᵀ}. */
  public static Tensor apply(Tape tape, Tensor x, Tensor weight) {
    Tensor y = tape.result(x.shape().withColumns(outputs(x, weight)), x, weight);
    tape.multiplyByWeight(x.data(), weight, true, new Addend.Nothing(), y.data());
    tape.record(y, () -> backward(tape, x, weight, tape.upstream(y)));
    return y;
  }

  /** {@code x weightᵀ + bias [out]}. */
  public static Tensor apply(Tape tape, Tensor x, Tensor weight, Tensor bias) {
    return apply(tape, x, weight, bias, Activation.IDENTITY);
  }

  /** {@code activation(x weightᵀ + bias [out])}. */
  public static Tensor apply(
      Tape tape, Tensor x, Tensor weight, Tensor bias, Activation activation) {
    int outputs = outputs(x, weight);
    Shapes.equal(
        "linear", "out", "weight", outputs, "bias", Math.toIntExact(bias.shape().length()));
    Tensor y = tape.result(x.shape().withColumns(outputs), x, weight, bias);
    DenseArray sums = finish(tape, x, weight, bias, activation, y);
    tape.record(
        y,
        () -> {
          DenseArray dy = tape.upstream(y);
          // Nobody needs the gradient of y after this: it gives its place to that of the sums.
          activation
              .function()
              .ifPresent(
                  f -> tape.kernels().pointwise().unaryGradient(f, sums, y.data(), dy, dy, false));
          backward(tape, x, weight, dy);
          if (bias.requiresGradient()) {
            tape.addRowSum(bias, dy);
          }
        });
    return y;
  }

  /** {@code base [N, out] + x weightᵀ}. */
  public static Tensor addTo(Tape tape, Tensor base, Tensor x, Tensor weight) {
    Shapes.equal("linear", "out", "weight", outputs(x, weight), "base", base.columns());
    Shapes.equal("linear", "N", "x", x.rows(), "base", base.rows());
    Tensor y = tape.result(base.shape(), base, x, weight);
    tape.kernels().pointwise().copy(base.data(), y.data());
    tape.multiplyByWeight(x.data(), weight, true, new Addend.Result(), y.data());
    tape.record(
        y,
        () -> {
          DenseArray dy = tape.upstream(y);
          if (base.requiresGradient()) {
            Gradient g = tape.gradient(base);
            tape.kernels().pointwise().scale(dy, 1, g.array(), g.add());
          }
          backward(tape, x, weight, dy);
        });
    return y;
  }

  /** Fills y; returns the sums before the activation if its derivative needs them. */
  private static DenseArray finish(
      Tape tape, Tensor x, Tensor weight, Tensor bias, Activation activation, Tensor y) {
    Kernels kernels = tape.kernels();
    Optional<Unary> function = activation.function();
    if (function.isPresent() && !function.get().gradientFromResult() && y.requiresGradient()) {
      DenseArray sums = tape.scratch(y.shape());
      affine(tape, x, weight, bias, sums);
      kernels.pointwise().unary(function.get(), sums, y.data());
      return sums;
    }
    affine(tape, x, weight, bias, y.data());
    function.ifPresent(f -> kernels.pointwise().unary(f, y.data(), y.data()));
    return y.data();
  }

  private static void affine(Tape tape, Tensor x, Tensor weight, Tensor bias, DenseArray y) {
    tape.multiplyByWeight(x.data(), weight, true, new Addend.Row(bias.data()), y);
  }

  private static int outputs(Tensor x, Tensor weight) {
    Shapes.rank("linear", "weight [out, in]", weight, 2);
    Shapes.equal("linear", "in", "x", x.columns(), "weight", weight.columns());
    return weight.rows();
  }

  private static void backward(Tape tape, Tensor x, Tensor weight, DenseArray dy) {
    if (x.requiresGradient()) {
      Gradient dx = tape.gradient(x);
      tape.multiplyByWeight(dy, weight, false, dx.addend(), dx.array());
    }
    if (weight.requiresGradient()) {
      tape.addOuterProduct(weight, x.data(), dy);
    }
  }
}
