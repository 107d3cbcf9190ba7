package org.attentiontoolkit.runner.bench;

/** One of those that are measured. */
@FunctionalInterface
interface Side {
  /** Does the benchmark's work once, always the same from the same beginning. */
  Round round();
}
