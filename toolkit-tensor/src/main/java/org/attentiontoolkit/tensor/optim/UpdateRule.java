package org.attentiontoolkit.tensor.optim;

import java.util.List;
import org.attentiontoolkit.tensor.kernel.UpdateKernels;

/**
 * How parameters follow their gradients: a formula with its constants, without state of its own.
 */
public interface UpdateRule {
  /** Names of the arrays it remembers from step to step, each as long as the parameters. */
  List<String> state();

  /**
   * Updates part of the parameters.
   *
   * @param kernels to do it with
   * @param slice of the flat arrays
   * @param step which step, and how far to go
   */
  void update(UpdateKernels kernels, Slice slice, Step step);
}
