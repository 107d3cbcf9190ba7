package org.attentiontoolkit.tensor.kernel.simd.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

class VectorMathTest {
  @Test
  void exp() {
    assertThat(worstUlps(VectorMath::exp, Math::exp, -87, 88.7)).isLessThan(2);
    assertThat(worstUlps(VectorMath::exp, Math::exp, -1e-3, 1e-3)).isLessThan(2);
    assertThat(at(VectorMath::exp, -1e9, Float.NEGATIVE_INFINITY)).containsOnly(0);
    assertThat(at(VectorMath::exp, 89.5, 1e30, Float.POSITIVE_INFINITY))
        .containsOnly(Float.POSITIVE_INFINITY);
    assertThat(at(VectorMath::exp, 0)).containsExactly(1);
    assertThat(at(VectorMath::exp, Float.NaN)).containsExactly(Float.NaN);
    assertThat(at(VectorMath::exp, -100)[0]).isGreaterThan(0).isLessThan(Float.MIN_NORMAL);
  }

  @Test
  void sigmoid() {
    DoubleUnaryOperator truth = x -> 1 / (1 + Math.exp(-x));
    assertThat(worstUlps(VectorMath::sigmoid, truth, -87, 40)).isLessThan(3);
    assertThat(at(VectorMath::sigmoid, 0, 1000, Float.NEGATIVE_INFINITY))
        .containsExactly(.5f, 1, 0);
  }

  @Test
  void tanh() {
    assertThat(worstUlps(VectorMath::tanh, Math::tanh, -12, 12)).isLessThan(5);
    assertThat(worstUlps(VectorMath::tanh, Math::tanh, -1e-3, 1e-3)).isLessThan(5);
    assertThat(at(VectorMath::tanh, 0, Float.POSITIVE_INFINITY, -1e20f)).containsExactly(0, 1, -1);
    assertThat(at(VectorMath::tanh, Float.NaN)).containsExactly(Float.NaN);
    for (double x = 0; x < 20; x += 1e-3) {
      assertThat(at(VectorMath::tanh, x)[0]).isBetween(0f, 1f);
    }
  }

  @Test
  void log() {
    assertThat(worstUlps(VectorMath::log, Math::log, 1e-30, 3)).isLessThan(2);
    assertThat(worstUlps(VectorMath::log, Math::log, 0.9, 1.1)).isLessThan(2);
    assertThat(worstUlps(VectorMath::log, Math::log, 1e-43, Float.MIN_NORMAL)).isLessThan(2);
    assertThat(worstUlps(VectorMath::log, Math::log, 1, 3e38)).isLessThan(2);
    assertThat(at(VectorMath::log, 0, 1, Float.POSITIVE_INFINITY, -1, Float.NaN))
        .containsExactly(Float.NEGATIVE_INFINITY, 0, Float.POSITIVE_INFINITY, Float.NaN, Float.NaN);
  }

  @Test
  void bell() {
    assertThat(worstUlps(VectorMath::bell, x -> Math.exp(-x * x / 2), -13, 13)).isLessThan(3);
    assertThat(at(VectorMath::bell, 1e30, Float.NEGATIVE_INFINITY)).containsOnly(0);
  }

  /** Φ at points of mpmath's {@code ncdf}, 40 digits. */
  @Test
  void normalDistribution() {
    double[] points = {-12, -8, -5, -3, -1.5, -1, -0.5, -0.01, 0, 0.5, 1, 2, 3, 5, 9};
    double[] truth = {
      1.776482112077678997696171e-33,
      6.220960574271784123515995e-16,
      2.866515718791939116737523e-7,
      0.001349898031630094526651814,
      0.06680720126885806600449404,
      0.1586552539314570514147674,
      0.3085375387259868963622954,
      0.4960106436853683934,
      0.5,
      0.6914624612740131036377046,
      0.8413447460685429485852325,
      0.9772498680518207927997174,
      0.9986501019683699054733482,
      0.9999997133484281208060883,
      1
    };
    float[] found = at(x -> VectorMath.normalDistribution(x, VectorMath.bell(x)), points);
    for (int i = 0; i < points.length; i++) {
      double x = (float) points[i];
      double slack = x == points[i] ? 0 : 1e-9;
      assertThat((double) found[i])
          .as("Φ(%s)", points[i])
          .isCloseTo(
              truth[i],
              org.assertj.core.data.Offset.offset(8 * Math.ulp((float) truth[i]) + slack));
    }
  }

  @Test
  void sumAddsEveryLaneOnce() {
    float[] values = new float[VectorMath.LANES];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 << i;
    }
    assertThat(VectorMath.sum(FloatVector.fromArray(VectorMath.FLOATS, values, 0)))
        .isEqualTo((1 << values.length) - 1);
  }

  private static double worstUlps(
      UnaryOperator<FloatVector> function, DoubleUnaryOperator truth, double from, double to) {
    int count = 20_000;
    double[] points = new double[count];
    for (int i = 0; i < count; i++) {
      points[i] = (float) (from + (to - from) * i / (count - 1));
    }
    float[] found = at(function, points);
    double worst = 0;
    for (int i = 0; i < count; i++) {
      double expected = truth.applyAsDouble(points[i]);
      worst = Math.max(worst, Math.abs(found[i] - expected) / Math.ulp((float) expected));
    }
    return worst;
  }

  private static float[] at(UnaryOperator<FloatVector> function, double... points) {
    int padded = VectorMath.FLOATS.loopBound(points.length + VectorMath.LANES - 1);
    float[] values = new float[padded];
    for (int i = 0; i < points.length; i++) {
      values[i] = (float) points[i];
    }
    for (int i = 0; i < padded; i += VectorMath.LANES) {
      function.apply(FloatVector.fromArray(VectorMath.FLOATS, values, i)).intoArray(values, i);
    }
    return java.util.Arrays.copyOf(values, points.length);
  }
}
