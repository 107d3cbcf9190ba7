package org.attentiontoolkit.models.attention;

import java.util.Optional;
import org.attentiontoolkit.api.model.Attention.Weights;
import org.attentiontoolkit.api.model.AttentionOutput;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.op.PairSoftmax;
import org.attentiontoolkit.tensor.op.PairSum;
import org.attentiontoolkit.tensor.op.Pairs;

/** What all attentions that score do once they have scores. */
final class AttentionPooling {
  private AttentionPooling() {}

  /** Weights by softmax over what is visible, contexts as weighted sums of values. */
  static AttentionOutput of(
      Tape tape, Pairs scores, Packed values, Visibility visibility, Weights wanted) {
    Pairs weights = PairSoftmax.apply(tape, scores, visibility);
    return new AttentionOutput(
        PairSum.apply(tape, weights, values),
        wanted == Weights.WANTED ? Optional.of(weights) : Optional.empty());
  }
}
