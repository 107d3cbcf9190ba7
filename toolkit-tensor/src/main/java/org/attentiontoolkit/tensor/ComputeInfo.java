package org.attentiontoolkit.tensor;

import java.util.Optional;
import org.attentiontoolkit.tensor.blas.BlasLevel;
import org.attentiontoolkit.tensor.blas.OpenBlas;
import org.attentiontoolkit.tensor.kernel.simd.SimdKernels;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What computes, for the start-up line and the record of a run: a result's last bits depend on it.
 *
 * @param kernels {@code simd} or {@code nd4j}
 * @param reason why these
 * @param threads how many threads share the work; results do not depend on it
 * @param vectorBits bits of one vector in the simd kernels, 0 with others
 * @param openBlasVersion the version of OpenBLAS, {@code none} if it cannot be called
 * @param openBlasKernels the kernels OpenBLAS chose for this CPU
 * @param backend ND4J's backend
 * @param warning what makes this machine slower than it could be
 */
public record ComputeInfo(
    String kernels,
    String reason,
    int threads,
    int vectorBits,
    String openBlasVersion,
    String openBlasKernels,
    String backend,
    Optional<String> warning) {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private static final String SLOW =
      "The nd4j kernels take 6 to 30 times as long as the simd ones on a CPU.";

  static ComputeInfo of(String kernels, String reason, int threads) {
    String version = "none";
    String blasKernels = "none";
    Optional<String> warning = Optional.empty();
    if (Nd4j.getEnvironment().isCPU()) {
      try {
        version = OpenBlas.version();
        blasKernels = OpenBlas.kernels();
        warning =
            kernels.equals("nd4j")
                ? Optional.of(SLOW)
                : BlasLevel.warning(blasKernels, version, BlasLevel.cpu(), System.getenv());
      } catch (LinkageError e) {
        warning = Optional.of("OpenBLAS cannot be called: " + e);
      }
    }
    int bits = kernels.equals("simd") ? SimdKernels.vectorBits() : 0;
    return new ComputeInfo(
        kernels, reason, threads, bits, version, blasKernels, backendName(), warning);
  }

  /** One line that names all of it. */
  public String line() {
    return "kernels %s (%s), %d thread%s%s, OpenBLAS %s %s, ND4J %s"
        .formatted(
            kernels,
            reason,
            threads,
            threads == 1 ? "" : "s",
            vectorBits == 0 ? "" : ", " + vectorBits + "-bit vectors",
            openBlasVersion,
            openBlasKernels,
            backend);
  }

  void log() {
    LOG.info("{}", line());
    warning.ifPresent(w -> LOG.warn("{}", w));
  }

  static String backendName() {
    return Nd4j.getBackend().getClass().getSimpleName();
  }
}
