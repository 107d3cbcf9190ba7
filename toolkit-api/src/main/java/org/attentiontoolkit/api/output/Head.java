package org.attentiontoolkit.api.output;

import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.CrossEntropy;

/**
 * Stands between features, a decoder's or an encoder's, and predictions: the logits of tokens or
 * classes, or numbers themselves.
 */
public interface Head {
  /** Outputs {@code [N, V]} of features {@code [N, W]}. */
  Tensor outputs(Tape tape, Tensor features);

  /**
   * The summed cross-entropy of the outputs, taken for logits, with what is right. A head that need
   * not keep {@code [N, V]} for it says so by its own implementation.
   *
   * @param features {@code [N, W]}
   * @param right N numbers below V
   * @param labelSmoothing the share of each that is spread over all V
   */
  default CrossEntropy.Sum crossEntropy(
      Tape tape, Tensor features, int[] right, double labelSmoothing) {
    return CrossEntropy.sumOfLogits(tape, outputs(tape, features), right, labelSmoothing);
  }
}
