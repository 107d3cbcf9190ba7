package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.Unary;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** Operations that treat every value alike. Operands of equal shape; the result has that shape. */
public final class Pointwise {
  private Pointwise() {}

  /** {@code a + b}. */
  public static Tensor add(Tape tape, Tensor a, Tensor b) {
    Tensor y = binary(tape, "add", Binary.ADD, a, b);
    tape.record(
        y,
        () -> {
          DenseArray dy = tape.upstream(y);
          pass(tape, dy, 1, a);
          pass(tape, dy, 1, b);
        });
    return y;
  }

  /** {@code a − b}. */
  public static Tensor subtract(Tape tape, Tensor a, Tensor b) {
    Tensor y = binary(tape, "subtract", Binary.SUBTRACT, a, b);
    tape.record(
        y,
        () -> {
          DenseArray dy = tape.upstream(y);
          pass(tape, dy, 1, a);
          pass(tape, dy, -1, b);
        });
    return y;
  }

  /** {@code a · b}. */
  public static Tensor multiply(Tape tape, Tensor a, Tensor b) {
    Tensor y = binary(tape, "multiply", Binary.MULTIPLY, a, b);
    tape.record(
        y,
        () -> {
          DenseArray dy = tape.upstream(y);
          pass(tape, Binary.MULTIPLY, dy, b, a);
          pass(tape, Binary.MULTIPLY, dy, a, b);
        });
    return y;
  }

  /** {@code a / b}. */
  public static Tensor divide(Tape tape, Tensor a, Tensor b) {
    Tensor y = binary(tape, "divide", Binary.DIVIDE, a, b);
    tape.record(
        y,
        () -> {
          DenseArray dy = tape.upstream(y);
          pass(tape, Binary.DIVIDE, dy, b, a);
          if (b.requiresGradient()) {
            DenseArray share = tape.scratch(y.shape());
            tape.kernels().pointwise().binary(Binary.MULTIPLY, dy, y.data(), share, false);
            tape.kernels().pointwise().binary(Binary.DIVIDE, share, b.data(), share, false);
            pass(tape, share, -1, b);
          }
        });
    return y;
  }

  /** {@code alpha · x}. */
  public static Tensor scale(Tape tape, Tensor x, double alpha) {
    Tensor y = tape.result(x.shape(), x);
    tape.kernels().pointwise().scale(x.data(), alpha, y.data(), false);
    tape.record(y, () -> pass(tape, tape.upstream(y), alpha, x));
    return y;
  }

  /** {@code x + value}. */
  public static Tensor addScalar(Tape tape, Tensor x, double value) {
    Tensor y = tape.result(x.shape(), x);
    tape.kernels().pointwise().addScalar(x.data(), value, y.data());
    tape.record(y, () -> pass(tape, tape.upstream(y), 1, x));
    return y;
  }

  /** The activation of each value; {@code x} itself for {@link Activation#IDENTITY}. */
  public static Tensor activate(Tape tape, Activation activation, Tensor x) {
    return activation.function().map(f -> unary(tape, f, x)).orElse(x);
  }

  /** Hyperbolic tangent. */
  public static Tensor tanh(Tape tape, Tensor x) {
    return unary(tape, Unary.TANH, x);
  }

  /** 1 / (1 + e⁻ˣ). */
  public static Tensor sigmoid(Tape tape, Tensor x) {
    return unary(tape, Unary.SIGMOID, x);
  }

  /** max(0, x). */
  public static Tensor relu(Tape tape, Tensor x) {
    return unary(tape, Unary.RELU, x);
  }

  /** x Φ(x): see {@link Unary#GELU}. */
  public static Tensor gelu(Tape tape, Tensor x) {
    return unary(tape, Unary.GELU, x);
  }

  /** eˣ. */
  public static Tensor exp(Tape tape, Tensor x) {
    return unary(tape, Unary.EXP, x);
  }

  /** Natural logarithm. */
  public static Tensor log(Tape tape, Tensor x) {
    return unary(tape, Unary.LOG, x);
  }

  /** x². */
  public static Tensor square(Tape tape, Tensor x) {
    return unary(tape, Unary.SQUARE, x);
  }

  /** √x. */
  public static Tensor sqrt(Tape tape, Tensor x) {
    return unary(tape, Unary.SQRT, x);
  }

  /** {@code x [N, D]} plus {@code row [D]}, added to every row. */
  public static Tensor addRow(Tape tape, Tensor x, Tensor row) {
    return Broadcasts.addRow(tape, x, row);
  }

  /** {@code x [N, D]}, every row times {@code row [D]}. */
  public static Tensor multiplyRow(Tape tape, Tensor x, Tensor row) {
    return Broadcasts.multiplyRow(tape, x, row);
  }

  /** {@code x [N, D]}, every row times its own value of {@code column [N]}. */
  public static Tensor multiplyColumn(Tape tape, Tensor x, Tensor column) {
    return Broadcasts.multiplyColumn(tape, x, column);
  }

  private static Tensor unary(Tape tape, Unary f, Tensor x) {
    Tensor y = tape.result(x.shape(), x);
    tape.kernels().pointwise().unary(f, x.data(), y.data());
    tape.record(
        y,
        () -> {
          Gradient g = tape.gradient(x);
          tape.kernels()
              .pointwise()
              .unaryGradient(f, x.data(), y.data(), tape.upstream(y), g.array(), g.add());
        });
    return y;
  }

  private static Tensor binary(Tape tape, String operation, Binary f, Tensor a, Tensor b) {
    Shapes.same(operation, a, b);
    Tensor y = tape.result(a.shape(), a, b);
    tape.kernels().pointwise().binary(f, a.data(), b.data(), y.data(), false);
    return y;
  }

  private static void pass(Tape tape, DenseArray dy, double alpha, Tensor x) {
    if (x.requiresGradient()) {
      Gradient g = tape.gradient(x);
      tape.kernels().pointwise().scale(dy, alpha, g.array(), g.add());
    }
  }

  private static void pass(Tape tape, Binary f, DenseArray dy, Tensor other, Tensor x) {
    if (x.requiresGradient()) {
      Gradient g = tape.gradient(x);
      tape.kernels().pointwise().binary(f, dy, other.data(), g.array(), g.add());
    }
  }
}
