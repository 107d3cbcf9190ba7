package org.attentiontoolkit.tasks.training;

import java.util.List;
import org.attentiontoolkit.api.task.Loss;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.CrossEntropy;
import org.attentiontoolkit.tensor.op.Divergence;
import org.attentiontoolkit.tensor.op.Pointwise;

/**
 * Each batch is learned in two passes with other dropout, which are made to agree: Liang, Wu, Li et
 * al., "R-Drop: regularized dropout for neural networks", NeurIPS 2021. Equation 4 has for each
 * prediction
 *
 * <pre>{@code −log P₁ − log P₂ + α ½ (D(P₁‖P₂) + D(P₂‖P₁))}</pre>
 *
 * <p>What is made small here is half of that, so that the cross-entropy is the mean of the passes
 * and as large as that of one: a part for it, over the predictions of both passes, and a penalty of
 * weight α/2.
 *
 * @param alpha α; 0 for one pass
 */
public record RDrop(double alpha) {
  /** The part of the loss that makes the passes agree. */
  public static final String PART = "r-drop";

  /** Whether there are two passes. */
  public boolean enabled() {
    return alpha > 0;
  }

  /** How many passes learn a batch. */
  public int passes() {
    return enabled() ? 2 : 1;
  }

  /**
   * The loss of two passes.
   *
   * @param name of the part for the cross-entropy
   * @param first logits {@code [N, V]} of one pass
   * @param second logits {@code [N, V]} of the other
   * @param right N numbers below V
   */
  public List<Loss.Part> parts(
      Tape tape, String name, Tensor first, Tensor second, int[] right, double labelSmoothing) {
    CrossEntropy.Sum one = CrossEntropy.sumOfLogits(tape, first, right, labelSmoothing);
    CrossEntropy.Sum two = CrossEntropy.sumOfLogits(tape, second, right, labelSmoothing);
    double likelihood = one.negativeLogLikelihood().item() + two.negativeLogLikelihood().item();
    Tensor loss = Pointwise.add(tape, one.loss(), two.loss());
    Tensor apart = Divergence.symmetric(tape, first, second);
    return List.of(
        new Loss.Part(name, loss, 2L * right.length, likelihood, 1),
        Loss.Part.penalty(PART, apart, right.length, alpha / 2));
  }
}
