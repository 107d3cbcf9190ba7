package org.attentiontoolkit.tensor;

import org.attentiontoolkit.tensor.blas.OpenBlas;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.kernel.Kernels;
import org.attentiontoolkit.tensor.kernel.memory.MemoryBudget;
import org.attentiontoolkit.tensor.kernel.nd4j.Nd4jKernels;
import org.attentiontoolkit.tensor.kernel.simd.SimdKernels;
import org.attentiontoolkit.tensor.memory.Precision;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Which kernels an engine gets, and why.
 *
 * @param simd whether the simd set, otherwise the nd4j set
 * @param reason one clause for the log
 */
record KernelChoice(boolean simd, String reason) {

  static KernelChoice of(EngineOptions options) {
    if (options.kernels() == EngineOptions.KernelSet.ND4J) {
      return new KernelChoice(false, "asked for");
    }
    String obstacle = obstacleToSimd(options.precision());
    boolean askedFor = options.kernels() == EngineOptions.KernelSet.SIMD;
    if (obstacle.isEmpty()) {
      return new KernelChoice(
          true, askedFor ? "asked for" : "a CPU with the Vector API and OpenBLAS");
    }
    if (askedFor) {
      throw Problem.input("engine.simd-unavailable", obstacle)
          .hint("set engine.kernels to auto or nd4j")
          .exception();
    }
    return new KernelChoice(false, obstacle);
  }

  Kernels create(EngineOptions options) {
    MemoryBudget process = MemoryBudget.ofProcess();
    MemoryBudget budget = options.memory() == 0 ? process : process.part(options.memory());
    return simd ? new SimdKernels(options.threadCount(), budget) : new Nd4jKernels(budget);
  }

  private static String obstacleToSimd(Precision precision) {
    if (precision != Precision.FLOAT) {
      return "the simd kernels compute in single precision only";
    }
    if (!Nd4j.getEnvironment().isCPU()) {
      return "arrays live on a " + ComputeInfo.backendName() + " device";
    }
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return "the JVM was started without --add-modules jdk.incubator.vector";
    }
    try {
      OpenBlas.useOneThread();
      return "";
    } catch (LinkageError e) {
      return "OpenBLAS cannot be called (" + e + ")";
    }
  }
}
