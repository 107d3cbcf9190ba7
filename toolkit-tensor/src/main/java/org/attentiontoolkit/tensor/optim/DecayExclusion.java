package org.attentiontoolkit.tensor.optim;

import org.attentiontoolkit.tensor.parameter.Role;

/** Which parameters weight decay leaves alone, whatever their group. */
public enum DecayExclusion {
  /** None of them. */
  NONE,
  /** {@link Role#BIAS} and {@link Role#NORM}, as is usual for transformers. */
  BIASES_AND_NORMS;

  /** Whether weight decay applies to parameters of a role. */
  public boolean decays(Role role) {
    return this == NONE || role != Role.BIAS && role != Role.NORM;
  }
}
