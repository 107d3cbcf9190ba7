package org.attentiontoolkit.tensor.op;

import java.util.function.Function;
import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.kernel.PointwiseKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;
import org.attentiontoolkit.tensor.memory.Shape;

/**
 * The cross-entropy of softmax(logits) with targets, natural logarithm. With label smoothing s a
 * target is the mixture of 1 − s of itself and s of all V classes alike: Szegedy et al.,
 * "Rethinking the inception architecture", 2016, section 7, as PyTorch computes it.
 */
public final class CrossEntropy {
  private CrossEntropy() {}

  /**
   * A loss to make small, and what it is compared by.
   *
   * @param loss the sum over the rows, a scalar
   * @param negativeLogLikelihood the same without label smoothing, without a gradient
   */
  public record Sum(Tensor loss, Tensor negativeLogLikelihood) {}

  /**
   * The mean over the rows, a scalar.
   *
   * @param logits {@code [N, V]}, N at least 1
   * @param targets N numbers below V
   * @param labelSmoothing at least 0 and below 1
   */
  public static Tensor mean(Tape tape, Tensor logits, int[] targets, double labelSmoothing) {
    if (targets.length == 0) {
      throw new IllegalArgumentException("crossEntropy: the mean of no rows (N = 0)");
    }
    return loss(tape, logits, targets, labelSmoothing, 1.0 / targets.length, tape::gradient).loss();
  }

  /**
   * {@link #sum} of the logits {@code x weightᵀ + bias}. They are nobody else's, so their gradient
   * takes their place: with a vocabulary of thousands they are the largest array of a step.
   *
   * @param x {@code [N, D]}
   * @param weight {@code [V, D]}
   * @param bias {@code [V]}
   */
  public static Sum sumOfLinear(
      Tape tape, Tensor x, Tensor weight, Tensor bias, int[] targets, double labelSmoothing) {
    Tensor logits = Affine.apply(tape, x, weight, bias);
    return loss(tape, logits, targets, labelSmoothing, 1, tape::gradientInPlace);
  }

  /** The sum over the rows, beside the same without label smoothing. */
  public static Sum sumOfLogits(Tape tape, Tensor logits, int[] targets, double labelSmoothing) {
    return loss(tape, logits, targets, labelSmoothing, 1, tape::gradient);
  }

  /** The sum over the rows, a scalar. */
  public static Tensor sum(Tape tape, Tensor logits, int[] targets, double labelSmoothing) {
    return loss(tape, logits, targets, labelSmoothing, 1, tape::gradient).loss();
  }

  /** The loss of each row, without label smoothing, without a gradient. */
  public static double[] tokenLosses(Tape tape, Tensor logits, int[] targets) {
    check(logits, targets, 0);
    Shape rows = Shape.of(targets.length);
    DenseArray losses = tape.scratch(rows);
    DenseArray none = tape.scratch(Shape.of(0));
    tape.kernels()
        .softmaxes()
        .crossEntropy(logits.data(), tape.ints(targets), tape.scratch(rows), losses, none);
    return losses.toDoubles();
  }

  private static Sum loss(
      Tape tape,
      Tensor logits,
      int[] targets,
      double labelSmoothing,
      double scale,
      Function<Tensor, Gradient> place) {
    check(logits, targets, labelSmoothing);
    IntArray wanted = tape.ints(targets.clone());
    Shape rows = Shape.of(targets.length);
    DenseArray logSums = tape.scratch(rows);
    DenseArray ofTarget = tape.scratch(rows);
    DenseArray ofAll = tape.scratch(labelSmoothing > 0 ? rows : Shape.of(0));
    tape.kernels().softmaxes().crossEntropy(logits.data(), wanted, logSums, ofTarget, ofAll);
    DenseArray likelihood = tape.scratch(Shapes.scalar());
    PointwiseKernels pointwise = tape.kernels().pointwise();
    pointwise.sum(ofTarget, scale, likelihood, false);
    Tensor y = tape.result(Shapes.scalar(), logits);
    pointwise.scale(likelihood, 1 - labelSmoothing, y.data(), false);
    pointwise.sum(ofAll, labelSmoothing * scale, y.data(), true);
    tape.record(
        y,
        () -> {
          Gradient g = place.apply(logits);
          tape.kernels()
              .softmaxes()
              .crossEntropyGradient(
                  logits.data(),
                  wanted,
                  labelSmoothing,
                  logSums,
                  scale,
                  tape.upstream(y),
                  g.array(),
                  g.add());
        });
    return new Sum(y, Tensor.constant(likelihood));
  }

  private static void check(Tensor logits, int[] targets, double labelSmoothing) {
    Shapes.equal("crossEntropy", "N", "logits", logits.rows(), "targets", targets.length);
    Shapes.indices("crossEntropy targets", "V", targets, logits.columns());
    if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
      throw new IllegalArgumentException(
          "crossEntropy: label smoothing " + labelSmoothing + " is not in [0, 1)");
    }
  }
}
