package org.attentiontoolkit.runner.bench;

/** One of those that are measured. */
@FunctionalInterface
interface Side {
  /**
   * Takes steps, always from the same first parameters.
   *
   * @param warmup steps that are not measured, before the others
   * @param steps at least one that is
   */
  Round round(int warmup, int steps);
}
