package org.attentiontoolkit.tasks.training;

import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.training.Decay;

/**
 * A probability that stays high, then falls, then stays low: {@code k / (k + exp(i / k))}, Bengio
 * et al. 2015, section 2.4. It is a half after {@code k · ln k} updates.
 *
 * @param k at least 1
 */
public record InverseSigmoidDecay(@Within("[1,)") double k) implements Decay {
  @Override
  public double at(long updates) {
    return k / (k + Math.exp(updates / k));
  }
}
