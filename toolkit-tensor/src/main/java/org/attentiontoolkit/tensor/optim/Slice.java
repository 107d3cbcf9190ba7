package org.attentiontoolkit.tensor.optim;

import java.util.List;
import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * A piece of the flat arrays whose values are all treated alike.
 *
 * @param values of parameters
 * @param gradients of the loss by them
 * @param state the arrays of {@link UpdateRule#state()}, in that order
 * @param decayed whether weight decay applies
 */
public record Slice(
    DenseArray values, DenseArray gradients, List<DenseArray> state, boolean decayed) {

  /** The weight decay here: the given one or none. */
  public double decay(double weightDecay) {
    return decayed ? weightDecay : 0;
  }
}
