package org.attentiontoolkit.tensor.kernel;

import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SoftmaxConformanceTest {
  static List<int[]> shapes() {
    return RowConformanceTest.shapes();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void softmaxAndItsLogarithm(int[] shape) {
    int rows = shape[0];
    int columns = shape[1];
    Conformance.check(
        "softmax " + rows + " × " + columns,
        1,
        4,
        (kernels, inputs) -> {
          DenseArray x = inputs.spread(3, 100, rows, columns);
          DenseArray y = inputs.target(false, rows, columns);
          kernels.softmaxes().softmax(x, y);
          DenseArray log = inputs.target(false, rows, columns);
          kernels.softmaxes().logSoftmax(x, log);
          kernels.softmaxes().softmax(x, x);
          return List.of(y, log, x);
        });
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void gradients(int[] shape) {
    int rows = shape[0];
    int columns = shape[1];
    for (boolean add : List.of(false, true)) {
      Conformance.check(
          "softmax gradient " + rows + " × " + columns,
          (long) Math.sqrt(columns),
          4,
          (kernels, inputs) -> {
            DenseArray x = inputs.normal(rows, columns);
            DenseArray dy = inputs.normal(rows, columns);
            DenseArray y = inputs.target(false, rows, columns);
            kernels.softmaxes().softmax(x, y);
            DenseArray dx = inputs.target(add, rows, columns);
            kernels.softmaxes().softmaxGradient(y, dy, dx, add);
            kernels.softmaxes().logSoftmax(x, y);
            DenseArray logDx = inputs.target(add, rows, columns);
            kernels.softmaxes().logSoftmaxGradient(y, dy, logDx, add);
            return List.of(dx, logDx);
          });
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void crossEntropy(int[] shape) {
    int rows = shape[0];
    int columns = shape[1];
    int[] targets = IntStream.range(0, rows).map(n -> n * 7 % columns).toArray();
    for (boolean add : List.of(false, true)) {
      for (double smoothing : List.of(0.0, 0.1)) {
        Conformance.check(
            "cross-entropy " + rows + " × " + columns,
            1,
            10,
            (kernels, inputs) -> {
              DenseArray logits = inputs.spread(3, 5, rows, columns);
              DenseArray logSums = inputs.target(false, rows);
              double[] ofTarget = new double[rows];
              double[] ofAll = new double[smoothing > 0 ? rows : 0];
              kernels.softmaxes().crossEntropy(logits, targets, logSums, ofTarget, ofAll);
              DenseArray noted = inputs.target(false, rows);
              noted.set(ofTarget);
              DenseArray spread = inputs.target(false, ofAll.length);
              spread.set(ofAll);
              DenseArray gradient = inputs.target(add, rows, columns);
              kernels
                  .softmaxes()
                  .crossEntropyGradient(logits, targets, smoothing, logSums, 0.5, gradient, add);
              kernels
                  .softmaxes()
                  .crossEntropyGradient(logits, targets, smoothing, logSums, 2, logits, false);
              return List.of(logSums, noted, spread, gradient, logits);
            });
      }
    }
  }
}
