package org.attentiontoolkit.tensor.optim;

import java.util.List;
import org.attentiontoolkit.tensor.kernel.AdamStep;
import org.attentiontoolkit.tensor.kernel.UpdateKernels;

/** What {@link Adam} and {@link AdamW} share. */
final class Moments {
  static final List<String> STATE = List.of("first-moment", "second-moment");

  private Moments() {}

  static void check(double beta1, double beta2, double epsilon, double weightDecay) {
    if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
      throw new IllegalArgumentException("betas lie in [0, 1), not " + beta1 + " and " + beta2);
    }
    if (!(epsilon >= 0 && weightDecay >= 0)) {
      throw new IllegalArgumentException(
          "epsilon and weight decay are not negative, not " + epsilon + " and " + weightDecay);
    }
  }

  static double stepSize(double beta1, Step step) {
    return step.learningRate() / (1 - Math.pow(beta1, step.number()));
  }

  static double correction(double beta2, Step step) {
    return Math.sqrt(1 - Math.pow(beta2, step.number()));
  }

  static void update(UpdateKernels kernels, Slice slice, AdamStep step) {
    kernels.adam(
        slice.values(), slice.gradients(), slice.state().get(0), slice.state().get(1), step);
  }
}
