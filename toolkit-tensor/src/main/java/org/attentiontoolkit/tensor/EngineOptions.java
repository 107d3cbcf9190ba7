package org.attentiontoolkit.tensor;

import org.attentiontoolkit.tensor.memory.Precision;

/**
 * How an engine is to compute.
 *
 * @param kernels which set of kernels
 * @param threads how many threads share the work, 0 for one a core
 * @param precision the number format; only the nd4j kernels know {@link Precision#DOUBLE}
 */
public record EngineOptions(KernelSet kernels, int threads, Precision precision) {
  /** The sets one can ask for. */
  public enum KernelSet {
    /** The fastest that runs here. */
    AUTO,
    /** The Vector API and OpenBLAS. */
    SIMD,
    /** ND4J operations alone. */
    ND4J
  }

  /** Checks that the number of threads makes sense. */
  public EngineOptions {
    if (threads < 0) {
      throw new IllegalArgumentException("threads must be at least 0, not " + threads);
    }
  }

  /** Single precision on the fastest kernels, one thread a core. */
  public static EngineOptions defaults() {
    return new EngineOptions(KernelSet.AUTO, 0, Precision.FLOAT);
  }

  /** Double precision on the nd4j kernels, for checking gradients. */
  public static EngineOptions doublePrecision() {
    return new EngineOptions(KernelSet.ND4J, 1, Precision.DOUBLE);
  }

  /** The same with other kernels. */
  public EngineOptions with(KernelSet otherKernels) {
    return new EngineOptions(otherKernels, threads, precision);
  }

  /** The same with another number of threads, 0 for one a core. */
  public EngineOptions withThreads(int otherThreads) {
    return new EngineOptions(kernels, otherThreads, precision);
  }

  /** How many threads that makes on this machine. */
  public int threadCount() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }
}
