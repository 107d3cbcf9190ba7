package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.kernel.NormKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/** Layer norm: Ba, Kiros and Hinton 2016. */
public final class LayerNorm {
  private LayerNorm() {}

  /**
   * {@code (x − mean) / √(variance + epsilon) · gain + bias}, mean and variance over each row.
   *
   * @param x {@code [N, D]}
   * @param gain {@code [D]}
   * @param bias {@code [D]}
   */
  public static Tensor apply(Tape tape, Tensor x, Tensor gain, Tensor bias, double epsilon) {
    Shapes.equal(
        "layerNorm", "D", "x", x.columns(), "gain", Math.toIntExact(gain.shape().length()));
    Shapes.equal(
        "layerNorm", "D", "x", x.columns(), "bias", Math.toIntExact(bias.shape().length()));
    Tensor y = tape.result(x.shape(), x, gain, bias);
    DenseArray statistics = tape.scratch(Shape.of(x.rows(), 2));
    NormKernels norms = tape.kernels().norms();
    norms.layerNorm(x.data(), gain.data(), bias.data(), epsilon, statistics, y.data());
    tape.record(
        y,
        () -> {
          DenseArray dy = tape.upstream(y);
          if (x.requiresGradient()) {
            Gradient g = tape.gradient(x);
            norms.layerNormGradient(x.data(), gain.data(), statistics, dy, g.array(), g.add());
          }
          if (gain.requiresGradient()) {
            Gradient g = tape.gradient(gain);
            norms.layerNormGainGradient(x.data(), statistics, dy, g.array(), g.add());
          }
          if (bias.requiresGradient()) {
            tape.addRowSum(bias, dy);
          }
        });
    return y;
  }
}
