package org.attentiontoolkit.tensor.op;

import java.util.List;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.kernel.nd4j.Nd4jKernels;
import org.attentiontoolkit.tensor.kernel.simd.SimdKernels;
import org.attentiontoolkit.tensor.memory.Precision;

/** Engines that operations are tested on. */
final class Engines {
  static final Engine DOUBLE = new Engine(new Nd4jKernels(), Precision.DOUBLE);
  private static final Engine ND4J = new Engine(new Nd4jKernels(), Precision.FLOAT);
  private static final List<Engine> SIMD =
      List.of(
          new Engine(new SimdKernels(1), Precision.FLOAT),
          new Engine(new SimdKernels(2), Precision.FLOAT),
          new Engine(new SimdKernels(3), Precision.FLOAT));

  private Engines() {}

  /** Both precisions and both sets of kernels. */
  static List<Engine> all() {
    return List.of(DOUBLE, ND4J, SIMD.get(1));
  }

  /** The fast kernels with 1, 2 and 3 threads. */
  static List<Engine> byThreads() {
    return SIMD;
  }

  /** How far values of about one may be from the truth after a few hundred operations. */
  static double tolerance(Engine engine) {
    return engine.precision() == Precision.DOUBLE ? 1e-12 : 2e-5;
  }
}
