package org.attentiontoolkit.tensor.optim;

import java.util.List;
import org.attentiontoolkit.tensor.kernel.AdamStep;
import org.attentiontoolkit.tensor.kernel.UpdateKernels;
import org.attentiontoolkit.tensor.parameter.Role;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2) as PyTorch's {@code
 * torch.optim.AdamW}: {@code p ← (1 − η λ) p} before Adam's step, λ not among the moments.
 *
 * @param beta1 β₁, decay of the first moment, usually 0.9
 * @param beta2 β₂, decay of the second moment, usually 0.999
 * @param epsilon ε, usually 1e-8
 * @param weightDecay λ, usually 0.01
 * @param weightDecayExcept which parameters do not decay
 */
public record AdamW(
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    DecayExclusion weightDecayExcept)
    implements Optimizer {
  /** Checks its constants. */
  public AdamW {
    Moments.check(beta1, beta2, epsilon, weightDecay);
  }

  /** An optimizer whose weight decay applies to every parameter. */
  public AdamW(double beta1, double beta2, double epsilon, double weightDecay) {
    this(beta1, beta2, epsilon, weightDecay, DecayExclusion.NONE);
  }

  @Override
  public boolean decays(Role role) {
    return weightDecayExcept.decays(role);
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
            0,
            1 - step.learningRate() * slice.decay(weightDecay),
            step.scaling());
    Moments.update(kernels, slice, adam);
  }
}
