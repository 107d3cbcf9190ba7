package org.attentiontoolkit.tensor.optim;

import java.util.List;
import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * A piece of the flat arrays whose values are all treated alike.
 *
 * @param values of parameters
 * @param gradients of the loss by them
 * @param state the arrays of {@link Optimizer#state()}, in that order
 * @param group how it is treated
 */
public record Slice(
    DenseArray values, DenseArray gradients, List<DenseArray> state, ParameterGroup group) {

  /** The weight decay here: the group's, or else that of the optimizer. */
  public double decay(double ofRule) {
    return group.weightDecay().orElse(ofRule);
  }
}
