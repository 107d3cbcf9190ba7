package org.attentiontoolkit.tensor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.kernel.nd4j.Nd4jKernels;
import org.attentiontoolkit.tensor.kernel.simd.SimdKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.random.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PointwiseConformanceTest {
  private static final int LONG = 40_000;

  static IntStream sizes() {
    return IntStream.concat(Conformance.sizes(), IntStream.of(LONG));
  }

  @ParameterizedTest
  @EnumSource(Unary.class)
  void unary(Unary f) {
    sizes()
        .forEach(n ->
            Conformance.check(
                f + " " + n,
                1,
                1,
                (kernels, inputs) -> {
                  DenseArray x = argument(f, inputs, n);
                  DenseArray y = inputs.target(false, n);
                  kernels.pointwise().unary(f, x, y);
                  DenseArray overwritten = argument(f, inputs, n);
                  kernels.pointwise().unary(f, overwritten, overwritten);
                  return List.of(y, overwritten);
                }));
  }

  @ParameterizedTest
  @EnumSource(Unary.class)
  void unaryGradient(Unary f) {
    for (boolean add : List.of(false, true)) {
      sizes()
          .forEach(n ->
              Conformance.check(
                  f + "' " + n,
                  1,
                  20,
                  (kernels, inputs) -> {
                    DenseArray x = argument(f, inputs, n);
                    DenseArray y = inputs.target(false, n);
                    DenseArray dy = inputs.normal(n);
                    DenseArray dx = inputs.target(add, n);
                    kernels.pointwise().unary(f, x, y);
                    kernels.pointwise().unaryGradient(f, x, y, dy, dx, add);
                    return List.of(dx);
                  }));
    }
  }

  @ParameterizedTest
  @EnumSource(Binary.class)
  void binary(Binary f) {
    for (boolean add : List.of(false, true)) {
      sizes()
          .forEach(n ->
              Conformance.check(
                  f + " " + n,
                  1,
                  1,
                  (kernels, inputs) -> {
                    DenseArray y = inputs.target(add, n);
                    kernels.pointwise().binary(f, inputs.normal(n), inputs.positive(n), y, add);
                    return List.of(y);
                  }));
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void theRest(int n) {
    for (boolean add : List.of(false, true)) {
      Conformance.check(
          "rest " + n,
          1,
          20,
          (kernels, inputs) -> {
            PointwiseKernels pointwise = kernels.pointwise();
            DenseArray x = inputs.normal(n);
            DenseArray filled = inputs.target(false, n);
            pointwise.fill(filled, 0.25);
            DenseArray copied = inputs.target(false, n);
            pointwise.copy(x, copied);
            DenseArray scaled = inputs.target(add, n);
            pointwise.scale(x, -1.5, scaled, add);
            DenseArray shifted = inputs.target(false, n);
            pointwise.addScalar(x, 3, shifted);
            return List.of(filled, copied, scaled, shifted);
          });
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void sum(int n) {
    for (boolean add : List.of(false, true)) {
      // The sum of n normal values is computed in blocks: its error grows with √n at most.
      Conformance.check(
          "sum " + n,
          (long) Math.sqrt(n),
          1,
          (kernels, inputs) -> {
            DenseArray y = inputs.target(add, 1);
            kernels.pointwise().sum(inputs.normal(n), 0.5, y, add);
            return List.of(y);
          });
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void dropout(int n) {
    for (boolean add : List.of(false, true)) {
      Conformance.check(
          "dropout " + n,
          1,
          1,
          (kernels, inputs) -> {
            DenseArray y = inputs.target(add, n);
            // Three rows, of which one is empty and none begins where a vector does.
            long key = Draws.key(1, "x", 2);
            DropoutRule rule =
                new DropoutRule(
                    new long[] {key, key + 1, key + 2}, new int[] {0, n / 3, n / 3, n}, 0.3);
            kernels.pointwise().dropout(inputs.normal(n), rule, y, add);
            return List.of(y);
          });
    }
  }

  @Test
  void dropoutKeepsTheSameBitsInBothSets() {
    DropoutRule rule = DropoutRule.ofRows(new long[] {99}, LONG, 0.1);
    float[] first = dropped(new Nd4jKernels(), rule);
    try (SimdKernels simd = new SimdKernels(2)) {
      assertThat(dropped(simd, rule)).isEqualTo(first);
    }
    long zeros = IntStream.range(0, LONG).filter(i -> first[i] == 0).count();
    // Five standard deviations of a binomial distribution.
    assertThat((double) zeros)
        .isCloseTo(0.1 * LONG, org.assertj.core.data.Offset.offset(5 * Math.sqrt(0.09 * LONG)));
  }

  private static float[] dropped(Kernels kernels, DropoutRule rule) {
    DenseArray x = new Inputs(kernels, Precision.FLOAT).array(i -> i + 1, LONG);
    kernels.pointwise().dropout(x, rule, x, false);
    return x.toFloats();
  }

  private static DenseArray argument(Unary f, Inputs inputs, int n) {
    return f == Unary.LOG || f == Unary.SQRT ? inputs.positive(n) : inputs.spread(2, 0, n);
  }
}
