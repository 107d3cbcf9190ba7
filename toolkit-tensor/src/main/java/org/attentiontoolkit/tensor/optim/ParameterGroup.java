package org.attentiontoolkit.tensor.optim;

import java.util.OptionalDouble;

/**
 * How an optimizer treats some of the parameters.
 *
 * @param rate what the learning rate is multiplied with, above 0
 * @param weightDecay λ in place of the optimizer's own, if it is there
 */
public record ParameterGroup(double rate, OptionalDouble weightDecay) {
  /** Treated as the optimizer says. */
  public static final ParameterGroup REST = new ParameterGroup(1, OptionalDouble.empty());

  /** Checks its constants. */
  public ParameterGroup {
    if (!(rate > 0) || weightDecay.orElse(0) < 0) {
      throw new IllegalArgumentException(
          "a rate is above 0 and weight decay not negative, not %s and %s"
              .formatted(rate, weightDecay));
    }
  }

  /** The same without weight decay. */
  ParameterGroup withoutDecay() {
    return new ParameterGroup(rate, OptionalDouble.of(0));
  }
}
