package org.attentiontoolkit.testkit;

import java.util.List;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.EngineOptions.KernelSet;

/** What computations are tested with. */
final class EngineVariants {
  /** Single precision: the fast kernels on one, two and three threads, and the portable ones. */
  static final List<EngineOptions> ALL =
      List.of(
          EngineOptions.defaults().withThreads(1),
          EngineOptions.defaults().withThreads(2),
          EngineOptions.defaults().withThreads(3),
          EngineOptions.defaults().with(KernelSet.ND4J));

  private EngineVariants() {}
}
