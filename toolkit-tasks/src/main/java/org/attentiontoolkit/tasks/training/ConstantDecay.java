package org.attentiontoolkit.tasks.training;

import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.training.Decay;

/**
 * The same probability always.
 *
 * @param probability which
 */
public record ConstantDecay(@Within("[0, 1]") double probability) implements Decay {
  @Override
  public double at(long updates) {
    return probability;
  }
}
