package org.attentiontoolkit.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.attentiontoolkit.tensor.EngineOptions.KernelSet;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.memory.Precision;
import org.junit.jupiter.api.Test;

class EngineTest {
  @Test
  void choosesSimdOnACpu() {
    try (Engine engine = Engine.create(EngineOptions.defaults().withThreads(2))) {
      assertThat(engine.kernels().name()).isEqualTo("simd");
      ComputeInfo info = engine.info();
      assertThat(info.kernels()).isEqualTo("simd");
      assertThat(info.threads()).isEqualTo(2);
      assertThat(info.vectorBits()).isGreaterThanOrEqualTo(128);
      assertThat(info.openBlasVersion()).matches("\\d+\\.\\d+\\.\\d+.*");
      assertThat(info.openBlasKernels()).isNotBlank();
      assertThat(info.line())
          .startsWith("kernels simd (a CPU with the Vector API and OpenBLAS), 2 threads, ");
    }
  }

  @Test
  void doublePrecisionNeedsNd4j() {
    try (Engine engine = Engine.create(new EngineOptions(KernelSet.AUTO, 1, 0, Precision.DOUBLE))) {
      assertThat(engine.kernels().name()).isEqualTo("nd4j");
      assertThat(engine.info().reason())
          .isEqualTo("the simd kernels compute in single precision only");
    }
    assertThatThrownBy(
            () -> Engine.create(new EngineOptions(KernelSet.SIMD, 1, 0, Precision.DOUBLE)))
        .isInstanceOf(ToolkitException.class)
        .hasMessage(
            "engine.simd-unavailable · the simd kernels compute in single precision only · "
                + "set engine.kernels to auto or nd4j");
  }

  @Test
  void obeys() {
    try (Engine engine = Engine.create(EngineOptions.defaults().with(KernelSet.ND4J))) {
      assertThat(engine.kernels().name()).isEqualTo("nd4j");
      assertThat(engine.info().reason()).isEqualTo("asked for");
      assertThat(engine.info().vectorBits()).isZero();
      assertThat(engine.info().warning().orElseThrow()).contains("6 to 30 times as long");
    }
  }
}
