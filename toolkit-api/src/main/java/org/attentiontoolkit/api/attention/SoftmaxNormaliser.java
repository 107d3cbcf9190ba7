package org.attentiontoolkit.api.attention;

import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.op.PairSoftmax;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * Weights {@code exp(score) / Σ exp(score)} over what a query sees: they sum to one. Bahdanau et
 * al., ICLR 2015, equation 6.
 */
public final class SoftmaxNormaliser implements Normaliser {
  /** No settings. */
  public record Config() {}

  /** Softmax for any slot. */
  public SoftmaxNormaliser(Config config, NormaliserSlot slot, ParameterScope scope) {}

  @Override
  public Pairs weights(Tape tape, Pairs scores, Visibility visibility) {
    return PairSoftmax.apply(tape, scores, visibility);
  }
}
