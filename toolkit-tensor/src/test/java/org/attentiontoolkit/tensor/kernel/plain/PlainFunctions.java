package org.attentiontoolkit.tensor.kernel.plain;

import org.attentiontoolkit.tensor.kernel.Unary;

/** Functions of one value and their derivatives. */
final class PlainFunctions {
  private static final double SQRT_2_OVER_PI = Math.sqrt(2 / Math.PI);

  private PlainFunctions() {}

  static double value(Unary f, double x) {
    return switch (f) {
      case TANH -> Math.tanh(x);
      case SIGMOID -> 1 / (1 + Math.exp(-x));
      case RELU -> Math.max(0, x);
      case GELU -> x * normalDistribution(x);
      case GELU_TANH -> x / 2 * (1 + Math.tanh(argument(x)));
      case SILU -> x / (1 + Math.exp(-x));
      case EXP -> Math.exp(x);
      case LOG -> Math.log(x);
      case SQUARE -> x * x;
      case SQRT -> Math.sqrt(x);
    };
  }

  /** From the function's result where {@link Unary#gradientFromResult}, else from its argument. */
  static double derivative(Unary f, double v) {
    return switch (f) {
      case TANH -> 1 - v * v;
      case SIGMOID -> v * (1 - v);
      case RELU -> v > 0 ? 1 : 0;
      case GELU -> normalDistribution(v) + v * Math.exp(-v * v / 2) / Math.sqrt(2 * Math.PI);
      case GELU_TANH -> {
        double tanh = Math.tanh(argument(v));
        double slope = SQRT_2_OVER_PI * (1 + 3 * 0.044715 * v * v);
        yield (1 + tanh) / 2 + v / 2 * (1 - tanh * tanh) * slope;
      }
      case SILU -> (1 + v * Math.exp(-v) / (1 + Math.exp(-v))) / (1 + Math.exp(-v));
      case EXP -> v;
      case LOG -> 1 / v;
      case SQUARE -> 2 * v;
      case SQRT -> 0.5 / v;
    };
  }

  private static double argument(double x) {
    return SQRT_2_OVER_PI * (x + 0.044715 * x * x * x);
  }

  /** Φ by its series below 4 and by its continued fraction above: Abramowitz and Stegun 26.2. */
  private static double normalDistribution(double x) {
    double u = Math.abs(x);
    double density = Math.exp(-u * u / 2) / Math.sqrt(2 * Math.PI);
    double tail;
    if (u < 4) {
      double term = u;
      double sum = u;
      for (int n = 1; term > 1e-18 * sum; n++) {
        term *= u * u / (2 * n + 1);
        sum += term;
      }
      tail = 0.5 - density * sum;
    } else {
      double fraction = u;
      for (int n = 60; n > 0; n--) {
        fraction = u + n / fraction;
      }
      tail = density / fraction;
    }
    return x > 0 ? 1 - tail : tail;
  }
}
