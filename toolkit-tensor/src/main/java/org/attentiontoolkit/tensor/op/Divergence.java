package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.PointwiseKernels;
import org.attentiontoolkit.tensor.kernel.SoftmaxKernels;
import org.attentiontoolkit.tensor.kernel.Unary;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** How far distributions are from each other. */
public final class Divergence {
  private Divergence() {}

  /**
   * The symmetric Kullback-Leibler divergence of the distributions p = softmax(a) and q =
   * softmax(b) of each row, summed over the rows: a scalar, in nats.
   *
   * <p>{@code ½ Σ (D(p‖q) + D(q‖p)) = ½ Σ_n Σ_v (p − q)(log p − log q)}: Kullback and Leibler, "On
   * information and sufficiency", 1951, equation 2.6, halved. With d = log p − log q the gradient
   * by a is {@code ½ (p · (d − Σ_v p d) + p − q)}, and by b {@code −½ (q · (d − Σ_v q d) + p − q)}.
   *
   * @param a logits {@code [N, V]}
   * @param b logits {@code [N, V]}
   */
  public static Tensor symmetric(Tape tape, Tensor a, Tensor b) {
    Shapes.same("divergence", a, b);
    PointwiseKernels pointwise = tape.kernels().pointwise();
    SoftmaxKernels softmaxes = tape.kernels().softmaxes();
    DenseArray p = tape.scratch(a.shape());
    DenseArray q = tape.scratch(a.shape());
    DenseArray difference = tape.scratch(a.shape());
    softmaxes.logSoftmax(a.data(), p);
    softmaxes.logSoftmax(b.data(), q);
    pointwise.binary(Binary.SUBTRACT, p, q, difference, false);
    pointwise.unary(Unary.EXP, p, p);
    pointwise.unary(Unary.EXP, q, q);
    DenseArray products = tape.scratch(a.shape());
    pointwise.binary(Binary.SUBTRACT, p, q, products, false);
    pointwise.binary(Binary.MULTIPLY, products, difference, products, false);
    Tensor y = tape.result(Shapes.scalar(), a, b);
    pointwise.sum(products, 0.5, y.data(), false);
    Parts parts = new Parts(p, q, difference);
    tape.record(
        y,
        () -> {
          double upstream = tape.upstream(y).toDoubles()[0];
          parts.flow(tape, a, p, upstream / 2);
          parts.flow(tape, b, q, -upstream / 2);
        });
    return y;
  }

  /** What is kept for the way back: p, q and log p − log q. */
  private record Parts(DenseArray p, DenseArray q, DenseArray difference) {
    void flow(Tape tape, Tensor to, DenseArray own, double factor) {
      if (!to.requiresGradient()) {
        return;
      }
      PointwiseKernels pointwise = tape.kernels().pointwise();
      DenseArray sum = tape.scratch(to.shape());
      tape.kernels().softmaxes().softmaxGradient(own, difference, sum, false);
      pointwise.scale(p, 1, sum, true);
      pointwise.scale(q, -1, sum, true);
      Gradient g = tape.gradient(to);
      pointwise.scale(sum, factor, g.array(), g.add());
    }
  }
}
