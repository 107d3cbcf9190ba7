package org.attentiontoolkit.api.training;

/** A probability that changes while training goes on, usually from 1 downwards. */
@FunctionalInterface
public interface Decay {
  /**
   * The probability.
   *
   * @param updates how many were made before: i
   * @return in [0, 1]
   */
  double at(long updates);
}
