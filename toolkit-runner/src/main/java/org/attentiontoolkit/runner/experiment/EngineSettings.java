package org.attentiontoolkit.runner.experiment;

import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.EngineOptions.KernelSet;
import org.attentiontoolkit.tensor.memory.Precision;

/**
 * What computes.
 *
 * @param kernels which set of kernels
 * @param threads how many threads share the work, 0 for one a core
 */
record EngineSettings(KernelSet kernels, @Within("[0, 1024]") int threads) {
  EngineOptions options() {
    return new EngineOptions(kernels, threads, Precision.FLOAT);
  }
}
