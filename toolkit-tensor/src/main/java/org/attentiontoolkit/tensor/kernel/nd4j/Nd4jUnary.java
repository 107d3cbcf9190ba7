package org.attentiontoolkit.tensor.kernel.nd4j;

import org.attentiontoolkit.tensor.kernel.Unary;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Functions of one value and their derivatives, each in a new array. */
final class Nd4jUnary {
  private static final double SQRT_2 = Math.sqrt(2);
  private static final double SQRT_2_PI = Math.sqrt(2 * Math.PI);
  private static final double SQRT_2_OVER_PI = Math.sqrt(2 / Math.PI);
  private static final double CUBE_FACTOR = 0.044715;

  private Nd4jUnary() {}

  static INDArray value(Unary f, INDArray x) {
    return switch (f) {
      case TANH -> Transforms.tanh(x, true);
      case SIGMOID -> Transforms.sigmoid(x, true);
      case RELU -> x.mul(positive(x));
      case GELU -> normalDistribution(x).muli(x);
      case GELU_TANH -> gate(x).muli(x);
      case SILU -> Transforms.sigmoid(x, true).muli(x);
      case EXP -> Transforms.exp(x, true);
      case LOG -> Transforms.log(x, true);
      case SQUARE -> x.mul(x);
      case SQRT -> Transforms.sqrt(x, true);
    };
  }

  /**
   * The derivative, from the function's result {@code v} where {@link Unary#gradientFromResult}
   * holds and from its argument {@code v} otherwise.
   */
  static INDArray derivative(Unary f, INDArray v) {
    return switch (f) {
      case TANH -> v.mul(v).rsubi(1);
      case SIGMOID -> v.rsub(1).muli(v);
      case RELU -> positive(v);
      case GELU -> {
        INDArray density = Transforms.exp(v.mul(v).muli(-0.5), false).divi(SQRT_2_PI);
        yield normalDistribution(v).addi(density.muli(v));
      }
      case GELU_TANH -> {
        INDArray gate = gate(v);
        INDArray slope = v.mul(v).muli(3 * CUBE_FACTOR).addi(1).muli(2 * SQRT_2_OVER_PI);
        yield gate.add(slope.muli(v).muli(gate).muli(gate.rsub(1)));
      }
      case SILU -> {
        INDArray gate = Transforms.sigmoid(v, true);
        yield gate.rsub(1).muli(v).addi(1).muli(gate);
      }
      case EXP -> v.dup();
      case LOG -> v.rdiv(1);
      case SQUARE -> v.mul(2);
      case SQRT -> v.rdiv(0.5);
    };
  }

  private static INDArray positive(INDArray x) {
    return x.gt(0).castTo(x.dataType());
  }

  private static INDArray normalDistribution(INDArray x) {
    return Nd4j.exec(new Erf(x.div(SQRT_2))).addi(1).muli(0.5);
  }

  /** (1 + tanh(u)) / 2 = sigmoid(2u) with u = √(2/π) (x + 0.044715 x³). */
  private static INDArray gate(INDArray x) {
    INDArray u = x.mul(x).muli(CUBE_FACTOR).addi(1).muli(x).muli(2 * SQRT_2_OVER_PI);
    return Transforms.sigmoid(u, false);
  }
}
