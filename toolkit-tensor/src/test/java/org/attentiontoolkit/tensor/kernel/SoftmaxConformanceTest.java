package org.attentiontoolkit.tensor.kernel;

import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;
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
              DenseArray ofTarget = inputs.target(false, rows);
              DenseArray ofAll = inputs.target(false, smoothing > 0 ? rows : 0);
              IntArray wanted = inputs.ints(targets);
              kernels.softmaxes().crossEntropy(logits, wanted, logSums, ofTarget, ofAll);
              DenseArray gradient = inputs.target(add, rows, columns);
              DenseArray half = inputs.array(i -> 0.5, 1);
              DenseArray one = inputs.array(i -> 1);
              SoftmaxKernels softmaxes = kernels.softmaxes();
              softmaxes.crossEntropyGradient(
                  logits, wanted, smoothing, logSums, 3, half, gradient, add);
              softmaxes.crossEntropyGradient(
                  logits, wanted, smoothing, logSums, 2, one, logits, false);
              return List.of(logSums, ofTarget, ofAll, gradient, logits);
            });
      }
    }
  }
}
