package org.attentiontoolkit.tensor.parameter;

import java.util.function.LongToDoubleFunction;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.random.Draws;

/** The usual first values. */
public final class Initializers {
  private static final int PIECE = 1 << 14;

  private Initializers() {}

  /** All values the same. */
  public static Initializer constant(double value) {
    return (values, key) -> fill(values, i -> value);
  }

  /** All zeros. */
  public static Initializer zeros() {
    return constant(0);
  }

  /** All ones. */
  public static Initializer ones() {
    return constant(1);
  }

  /** Uniform in [−bound, bound). */
  public static Initializer uniform(double bound) {
    return (values, key) -> fill(values, i -> bound * (2 * Draws.uniform(key, i) - 1));
  }

  /** Normal with mean 0. */
  public static Initializer normal(double standardDeviation) {
    return (values, key) -> fill(values, i -> standardDeviation * Draws.normal(key, i));
  }

  /**
   * Uniform in ±√(6 / (fan-in + fan-out)): Glorot and Bengio, "Understanding the difficulty of
   * training deep feedforward neural networks", 2010, equation 16. Weights are {@code [out, in]}.
   */
  public static Initializer xavierUniform() {
    return (values, key) ->
        uniform(Math.sqrt(6.0 / ((double) values.rows() + values.columns()))).fill(values, key);
  }

  /** Uniform in ±1/√fan-in, what PyTorch's {@code nn.Linear} begins with. */
  public static Initializer fanIn() {
    return (values, key) -> uniform(1 / Math.sqrt(values.columns())).fill(values, key);
  }

  private static void fill(DenseArray values, LongToDoubleFunction value) {
    double[] piece = new double[(int) Math.min(PIECE, values.length())];
    for (long from = 0; from < values.length(); from += piece.length) {
      int count = (int) Math.min(piece.length, values.length() - from);
      for (int i = 0; i < count; i++) {
        piece[i] = value.applyAsDouble(from + i);
      }
      values.write(from, piece, count);
    }
  }
}
