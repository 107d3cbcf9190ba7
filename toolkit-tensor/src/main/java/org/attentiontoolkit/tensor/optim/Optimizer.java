package org.attentiontoolkit.tensor.optim;

import java.util.List;
import org.attentiontoolkit.tensor.kernel.UpdateKernels;
import org.attentiontoolkit.tensor.parameter.Role;

/**
 * How parameters follow their gradients: a formula with its constants, without state of its own.
 */
public interface Optimizer {
  /** Names of the arrays it remembers from step to step, each as long as the parameters. */
  List<String> state();

  /** Whether weight decay, if it has one, applies to parameters of a role. */
  default boolean decays(Role role) {
    return true;
  }

  /**
   * Updates part of the parameters.
   *
   * @param kernels to do it with
   * @param slice of the flat arrays
   * @param step which step, and how far to go: its learning rate is the group's
   */
  void update(UpdateKernels kernels, Slice slice, Step step);
}
