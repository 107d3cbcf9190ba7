package org.attentiontoolkit.runner.experiment;

import java.util.Optional;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.EngineOptions.KernelSet;

/**
 * What computes.
 *
 * @param kernels which set of kernels
 * @param threads how many threads share the work, 0 for one a core
 * @param memory how many MiB of native memory it may take; empty for all of the machine's
 */
record EngineSettings(
    KernelSet kernels,
    @Within("[0, 1024]") int threads,
    @Within("[16, 100000000]") Optional<Integer> memory) {
  private static final int MEBIBYTE = 20;

  EngineOptions options() {
    return EngineOptions.defaults()
        .with(kernels)
        .withThreads(threads)
        .withMemory((long) memory.orElse(0) << MEBIBYTE);
  }
}
