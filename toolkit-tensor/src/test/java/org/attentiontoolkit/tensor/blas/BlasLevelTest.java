package org.attentiontoolkit.tensor.blas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BlasLevelTest {
  @Test
  void readsTheCpu() {
    assertThat(BlasLevel.ofCpuInfo("model name\t: x\nflags\t\t: fpu avx avx2 fma avx512f avx512dq"))
        .isEqualTo(BlasLevel.AVX512);
    assertThat(BlasLevel.ofCpuInfo("flags\t\t: fpu avx avx2 fma")).isEqualTo(BlasLevel.AVX2);
    assertThat(BlasLevel.ofCpuInfo("flags\t\t: fpu sse2")).isEqualTo(BlasLevel.SSE);
    assertThat(BlasLevel.ofCpuInfo("Features\t: asimd")).isEqualTo(BlasLevel.UNKNOWN);
  }

  @Test
  void warnsOfAVariableThatHoldsKernelsBack() {
    assertThat(
            BlasLevel.warning(
                "Haswell", "0.3.31", BlasLevel.AVX512, Map.of("OPENBLAS_CORETYPE", "Haswell")))
        .contains(
            "matrix products run on AVX2 kernels (Haswell) although this CPU has AVX-512: "
                + "the environment variable OPENBLAS_CORETYPE is Haswell; unset it");
  }

  @Test
  void warnsOfALibraryOlderThanTheCpu() {
    assertThat(BlasLevel.warning("Barcelona", "0.3.19", BlasLevel.AVX512, Map.of()))
        .contains(
            "matrix products run on SSE kernels (Barcelona) although this CPU has AVX-512: "
                + "OpenBLAS 0.3.19 does not know this CPU; a newer one may");
  }

  @Test
  void isQuietWhenNothingIsLost() {
    assertThat(BlasLevel.warning("Cooperlake", "0.3.31", BlasLevel.AVX512, Map.of())).isEmpty();
    assertThat(BlasLevel.warning("Zen", "0.3.31", BlasLevel.AVX2, Map.of())).isEmpty();
    assertThat(BlasLevel.warning("neoversen1", "0.3.31", BlasLevel.UNKNOWN, Map.of())).isEmpty();
  }
}
