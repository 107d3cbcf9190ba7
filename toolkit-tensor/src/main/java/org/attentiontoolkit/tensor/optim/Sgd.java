package org.attentiontoolkit.tensor.optim;

import java.util.List;
import org.attentiontoolkit.tensor.kernel.DescentStep;
import org.attentiontoolkit.tensor.kernel.UpdateKernels;
import org.attentiontoolkit.tensor.parameter.Role;

/**
 * Stochastic gradient descent as PyTorch's {@code torch.optim.SGD} (dampening 0): with {@code d = g
 * + λ p}, {@code b ← μ b + d} and {@code p ← p − η b}, or with Nesterov's momentum {@code p ← p − η
 * (d + μ b)} (Sutskever et al., "On the importance of initialization and momentum in deep
 * learning", 2013, section 2).
 *
 * @param momentum μ, 0 for none
 * @param nesterov whether the step looks ahead along the momentum
 * @param weightDecay λ, an L2 penalty
 * @param weightDecayExcept which parameters do not decay
 */
public record Sgd(
    double momentum, boolean nesterov, double weightDecay, DecayExclusion weightDecayExcept)
    implements Optimizer {
  /** Checks its constants. */
  public Sgd {
    if (momentum < 0 || weightDecay < 0) {
      throw new IllegalArgumentException(
          "momentum and weight decay are not negative, not " + momentum + " and " + weightDecay);
    }
    if (nesterov && momentum == 0) {
      throw new IllegalArgumentException("Nesterov's momentum needs a momentum above 0");
    }
  }

  /** An optimizer whose weight decay applies to every parameter. */
  public Sgd(double momentum, boolean nesterov, double weightDecay) {
    this(momentum, nesterov, weightDecay, DecayExclusion.NONE);
  }

  @Override
  public boolean decays(Role role) {
    return weightDecayExcept.decays(role);
  }

  @Override
  public List<String> state() {
    return momentum == 0 ? List.of() : List.of("momentum");
  }

  @Override
  public void update(UpdateKernels kernels, Slice slice, Step step) {
    DescentStep descent =
        new DescentStep(
            step.learningRate(), momentum, nesterov, slice.decay(weightDecay), step.scaling());
    if (momentum == 0) {
      kernels.descend(slice.values(), slice.gradients(), descent);
    } else {
      kernels.descendWithMomentum(
          slice.values(), slice.gradients(), slice.state().getFirst(), descent);
    }
  }
}
