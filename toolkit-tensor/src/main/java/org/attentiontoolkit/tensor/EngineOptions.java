package org.attentiontoolkit.tensor;

import org.attentiontoolkit.tensor.memory.Precision;

/**
 * How an engine is to compute.
 *
 * @param kernels which set of kernels
 * @param threads how many threads share the work, 0 for one a core
 * @param memory how many bytes of native memory it may take, 0 for all of the machine's
 * @param precision the number format; only the nd4j kernels know {@link Precision#DOUBLE}
 */
public record EngineOptions(KernelSet kernels, int threads, long memory, Precision precision) {
  /** The sets one can ask for. */
  public enum KernelSet {
    /** The fastest that runs here. */
    AUTO,
    /** The Vector API and OpenBLAS. */
    SIMD,
    /** ND4J operations alone. */
    ND4J
  }

  /** Checks that the numbers make sense. */
  public EngineOptions {
    if (threads < 0 || memory < 0) {
      throw new IllegalArgumentException(
          "threads and memory must be at least 0, not " + threads + " and " + memory);
    }
  }

  /** Single precision on the fastest kernels, one thread a core. */
  public static EngineOptions defaults() {
    return new EngineOptions(KernelSet.AUTO, 0, 0, Precision.FLOAT);
  }

  /** Double precision on the nd4j kernels, for checking gradients. */
  public static EngineOptions doublePrecision() {
    return new EngineOptions(KernelSet.ND4J, 1, 0, Precision.DOUBLE);
  }

  /** The same with other kernels. */
  public EngineOptions with(KernelSet otherKernels) {
    return new EngineOptions(otherKernels, threads, memory, precision);
  }

  /** The same with another number of threads, 0 for one a core. */
  public EngineOptions withThreads(int otherThreads) {
    return new EngineOptions(kernels, otherThreads, memory, precision);
  }

  /** The same with another limit of native memory in bytes, 0 for all of the machine's. */
  public EngineOptions withMemory(long otherMemory) {
    return new EngineOptions(kernels, threads, otherMemory, precision);
  }

  /** How many threads that makes on this machine. */
  public int threadCount() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }
}
