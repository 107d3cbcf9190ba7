package org.attentiontoolkit.runner.learning;

import java.util.Optional;

/** How long a rate falls. */
final class Falling {
  private Falling() {}

  /** Updates between the end of the warm-up and the end of the fall, at least 1. */
  static long steps(Optional<Long> end, long trainingSteps, long warmup) {
    return Math.max(1, end.orElse(trainingSteps) - warmup);
  }
}
