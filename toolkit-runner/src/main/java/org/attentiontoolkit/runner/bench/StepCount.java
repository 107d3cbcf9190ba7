package org.attentiontoolkit.runner.bench;

/**
 * How many training steps a round has.
 *
 * @param warmup steps that are not measured, before the others
 * @param measured at least one
 */
record StepCount(int warmup, int measured) {
  int all() {
    return warmup + measured;
  }
}
