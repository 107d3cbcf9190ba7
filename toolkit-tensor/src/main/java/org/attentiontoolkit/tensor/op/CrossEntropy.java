package org.attentiontoolkit.tensor.op;

import java.util.function.Function;
import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/**
 * The cross-entropy of softmax(logits) with targets, natural logarithm. With label smoothing s a
 * target is the mixture of 1 − s of itself and s of all V classes alike: Szegedy et al.,
 * "Rethinking the inception architecture", 2016, section 7, as PyTorch computes it.
 */
public final class CrossEntropy {
  private static final double[] NONE = {};

  private CrossEntropy() {}

  /**
   * A loss to make small, and what it is compared by.
   *
   * @param loss the mean over the rows, a scalar
   * @param negativeLogLikelihood the same without label smoothing
   */
  public record Mean(Tensor loss, double negativeLogLikelihood) {}

  /**
   * The mean over the rows, a scalar.
   *
   * @param logits {@code [N, V]}, N at least 1
   * @param targets N numbers below V
   * @param labelSmoothing at least 0 and below 1
   */
  public static Tensor mean(Tape tape, Tensor logits, int[] targets, double labelSmoothing) {
    if (targets.length == 0) {
      throw noRows();
    }
    return loss(tape, logits, targets, labelSmoothing, 1.0 / targets.length, tape::gradient).loss();
  }

  /**
   * {@link #mean} of the logits {@code x weightᵀ + bias}. They are nobody else's, so their gradient
   * takes their place: with a vocabulary of thousands they are the largest array of a step.
   *
   * @param x {@code [N, D]}, N at least 1
   * @param weight {@code [V, D]}
   * @param bias {@code [V]}
   */
  public static Mean meanOfLinear(
      Tape tape, Tensor x, Tensor weight, Tensor bias, int[] targets, double labelSmoothing) {
    if (targets.length == 0) {
      throw noRows();
    }
    Tensor logits = Linear.apply(tape, x, weight, bias);
    double scale = 1.0 / targets.length;
    return loss(tape, logits, targets, labelSmoothing, scale, tape::gradientInPlace);
  }

  /** The sum over the rows, a scalar. */
  public static Tensor sum(Tape tape, Tensor logits, int[] targets, double labelSmoothing) {
    return loss(tape, logits, targets, labelSmoothing, 1, tape::gradient).loss();
  }

  /** The loss of each row, without label smoothing, without a gradient. */
  public static double[] tokenLosses(Tape tape, Tensor logits, int[] targets) {
    check(logits, targets, 0);
    double[] losses = new double[targets.length];
    DenseArray logSums = tape.scratch(Shape.of(targets.length));
    tape.kernels().softmaxes().crossEntropy(logits.data(), targets, logSums, losses, NONE);
    return losses;
  }

  private static Mean loss(
      Tape tape,
      Tensor logits,
      int[] targets,
      double labelSmoothing,
      double scale,
      Function<Tensor, Gradient> place) {
    check(logits, targets, labelSmoothing);
    int[] wanted = targets.clone();
    double[] ofTarget = new double[wanted.length];
    double[] ofAll = labelSmoothing > 0 ? new double[wanted.length] : NONE;
    DenseArray logSums = tape.scratch(Shape.of(wanted.length));
    tape.kernels().softmaxes().crossEntropy(logits.data(), wanted, logSums, ofTarget, ofAll);
    double likelihood = scale * sum(ofTarget);
    double smoothed = (1 - labelSmoothing) * likelihood + labelSmoothing * scale * sum(ofAll);
    Tensor y = tape.result(Shapes.scalar(), logits);
    y.data().set(0, smoothed);
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
                  scale * tape.upstream(y).get(0),
                  g.array(),
                  g.add());
        });
    return new Mean(y, labelSmoothing > 0 ? likelihood : y.item());
  }

  private static double sum(double[] losses) {
    double sum = 0;
    for (double loss : losses) {
      sum += loss;
    }
    return sum;
  }

  private static IllegalArgumentException noRows() {
    return new IllegalArgumentException("crossEntropy: the mean of no rows (N = 0)");
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
