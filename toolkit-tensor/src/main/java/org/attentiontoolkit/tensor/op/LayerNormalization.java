package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.kernel.NormKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/** Layer norm: Ba, Kiros and Hinton 2016. */
public final class LayerNormalization {
  private LayerNormalization() {}

  /**
   * {@code (x − mean) / √(variance + epsilon) · weight + bias}, mean and variance over each row.
   *
   * @param x {@code [N, D]}
   * @param weight {@code [D]}
   * @param bias {@code [D]}
   */
  public static Tensor apply(Tape tape, Tensor x, Tensor weight, Tensor bias, double epsilon) {
    Shapes.equal(
        "layerNorm", "D", "x", x.columns(), "weight", Math.toIntExact(weight.shape().length()));
    Shapes.equal(
        "layerNorm", "D", "x", x.columns(), "bias", Math.toIntExact(bias.shape().length()));
    Tensor y = tape.result(x.shape(), x, weight, bias);
    DenseArray statistics = tape.scratch(Shape.of(x.rows(), 2));
    NormKernels norms = tape.kernels().norms();
    norms.layerNorm(x.data(), weight.data(), bias.data(), epsilon, statistics, y.data());
    tape.record(
        y,
        () -> {
          DenseArray dy = tape.upstream(y);
          if (x.requiresGradient()) {
            Gradient g = tape.gradient(x);
            norms.layerNormGradient(x.data(), weight.data(), statistics, dy, g.array(), g.add());
          }
          if (weight.requiresGradient()) {
            Gradient g = tape.gradient(weight);
            norms.layerNormGainGradient(x.data(), statistics, dy, g.array(), g.add());
          }
          if (bias.requiresGradient()) {
            tape.addRowSum(bias, dy);
          }
        });
    return y;
  }
}
