package org.attentiontoolkit.tensor.kernel;

import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class UpdatesConformanceTest {
  private static final List<GradientScaling> SCALINGS =
      List.of(
          GradientScaling.NONE,
          new GradientScaling(0.37, Double.POSITIVE_INFINITY),
          new GradientScaling(1, 0.5));

  /** Lane-sized ones, and two that threads share. */
  static IntStream sizes() {
    return IntStream.concat(Conformance.sizes(), IntStream.of(32_769, 100_003));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void descends(int size) {
    for (GradientScaling scaling : SCALINGS) {
      Conformance.check(
          "descend " + scaling,
          1,
          1,
          (kernels, inputs) -> {
            DenseArray values = inputs.normal(size);
            DescentStep step = new DescentStep(0.1, 0, false, 0.01, scaling);
            kernels.updates().descend(values, inputs.normal(size), step);
            return List.of(values);
          });
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void descendsWithMomentum(int size) {
    for (GradientScaling scaling : SCALINGS) {
      Conformance.check(
          "momentum " + scaling,
          1,
          1,
          (kernels, inputs) -> {
            DenseArray values = inputs.normal(size);
            DenseArray momentum = inputs.normal(size);
            DescentStep step = new DescentStep(0.1, 0.9, scaling.bounded(), 0.01, scaling);
            kernels.updates().descendWithMomentum(values, inputs.normal(size), momentum, step);
            return List.of(values, momentum);
          });
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void takesAdamsStep(int size) {
    for (GradientScaling scaling : SCALINGS) {
      Conformance.check(
          "adam " + scaling,
          1,
          1,
          (kernels, inputs) -> {
            DenseArray values = inputs.normal(size);
            DenseArray first = inputs.normal(size);
            DenseArray second = inputs.positive(size);
            AdamStep step = new AdamStep(0.01, 0.9, 0.99, 1e-8, 0.7, 0.01, 0.999, scaling);
            kernels.updates().adam(values, inputs.normal(size), first, second, step);
            return List.of(values, first, second);
          });
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void sumsSquares(int size) {
    Conformance.check(
        "sum of squares",
        1,
        1,
        (kernels, inputs) -> {
          DenseArray x = inputs.normal(size);
          double sum = kernels.updates().sumOfSquares(x);
          return List.of(kernels.memory().of(x.precision(), Shape.of(1), sum));
        });
  }
}
