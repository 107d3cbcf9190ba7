package org.attentiontoolkit.tensor.optim;

import org.attentiontoolkit.tensor.kernel.GradientScaling;

/**
 * One update.
 *
 * @param number counted from 1
 * @param learningRate η
 * @param scaling what to do to gradients as they are read
 */
public record Step(long number, double learningRate, GradientScaling scaling) {
  /** The same with another learning rate. */
  Step at(double otherRate) {
    return new Step(number, otherRate, scaling);
  }
}
