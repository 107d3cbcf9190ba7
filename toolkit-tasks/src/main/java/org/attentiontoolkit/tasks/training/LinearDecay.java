package org.attentiontoolkit.tasks.training;

import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.training.Decay;

/**
 * A probability that falls in a straight line: {@code max(ε, k − c·i)}, Bengio et al. 2015, section
 * 2.4.
 *
 * @param begin k, at first
 * @param slope c, how much less it is with every update
 * @param least ε, where it stays
 */
public record LinearDecay(
    @Within("[0, 1]") double begin, @Within("(0, 1]") double slope, @Within("[0, 1]") double least)
    implements Decay {
  @Override
  public double at(long updates) {
    return Math.max(least, begin - slope * updates);
  }
}
