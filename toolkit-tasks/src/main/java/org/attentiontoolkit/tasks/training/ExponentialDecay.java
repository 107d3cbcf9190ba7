package org.attentiontoolkit.tasks.training;

import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.training.Decay;

/**
 * A probability that is multiplied with the same number at every update: {@code kⁱ}, Bengio et al.
 * 2015, section 2.4.
 *
 * @param k below 1
 */
public record ExponentialDecay(@Within("(0, 1)") double k) implements Decay {
  @Override
  public double at(long updates) {
    return Math.pow(k, updates);
  }
}
