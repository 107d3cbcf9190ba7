package org.attentiontoolkit.tensor.kernel;

import java.util.List;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NormConformanceTest {
  static List<int[]> shapes() {
    return RowConformanceTest.shapes().stream().filter(s -> s[1] > 2).toList();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void layerNorm(int[] shape) {
    int rows = shape[0];
    int columns = shape[1];
    for (boolean add : List.of(false, true)) {
      Conformance.check(
          "layer norm " + rows + " × " + columns,
          (long) Math.sqrt(Math.max(rows, columns)),
          8,
          (kernels, inputs) -> {
            DenseArray x = inputs.spread(2, 1, rows, columns);
            DenseArray gain = inputs.normal(columns);
            DenseArray bias = inputs.normal(columns);
            DenseArray statistics = inputs.target(false, rows, 2);
            DenseArray y = inputs.target(false, rows, columns);
            NormKernels norms = kernels.norms();
            norms.layerNorm(x, gain, bias, 1e-5, statistics, y);
            DenseArray dy = inputs.normal(rows, columns);
            DenseArray dx = inputs.target(add, rows, columns);
            norms.layerNormGradient(x, gain, statistics, dy, dx, add);
            DenseArray dgain = inputs.target(add, columns);
            norms.layerNormGainGradient(x, statistics, dy, dgain, add);
            return List.of(statistics, y, dx, dgain);
          });
    }
  }
}
