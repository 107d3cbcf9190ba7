package org.attentiontoolkit.tensor.optim;

import java.util.List;
import org.attentiontoolkit.tensor.kernel.AdamStep;
import org.attentiontoolkit.tensor.kernel.UpdateKernels;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) as PyTorch's {@code torch.optim.Adam}: both bias
 * corrections, ε added to the corrected root, weight decay as an L2 penalty on the gradient.
 *
 * @param beta1 β₁, decay of the first moment, usually 0.9
 * @param beta2 β₂, decay of the second moment, usually 0.999
 * @param epsilon ε, usually 1e-8
 * @param weightDecay λ, 0 for none
 */
public record Adam(double beta1, double beta2, double epsilon, double weightDecay)
    implements UpdateRule {
  /** Checks its constants. */
  public Adam {
    Moments.check(beta1, beta2, epsilon, weightDecay);
  }

  @Override
  public List<String> state() {
    return Moments.STATE;
  }

  @Override
  public void update(UpdateKernels kernels, Slice slice, Step step) {
    AdamStep adam =
        new AdamStep(
            Moments.stepSize(beta1, step),
            beta1,
            beta2,
            epsilon,
            Moments.correction(beta2, step),
            slice.decay(weightDecay),
            1,
            step.scaling());
    Moments.update(kernels, slice, adam);
  }
}
