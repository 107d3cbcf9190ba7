package org.attentiontoolkit.tensor.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.attentiontoolkit.tensor.kernel.Memories;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.api.Test;

/** Bounds are five standard deviations of what true randomness would give. */
final class InitializersTest {
  private static final Shape SHAPE = Shape.of(100, 300);
  private static final int VALUES = 100 * 300;

  @Test
  void constants() {
    assertThat(fill(Initializers.zeros())).containsOnly(0);
    assertThat(fill(Initializers.ones())).containsOnly(1);
    assertThat(fill(Initializers.constant(-0.25))).containsOnly(-0.25);
  }

  @Test
  void uniformInItsBound() {
    assertUniform(fill(Initializers.uniform(0.3)), 0.3);
  }

  @Test
  void xavierTakesBothFans() {
    assertUniform(fill(Initializers.xavierUniform()), Math.sqrt(6.0 / (100 + 300)));
  }

  @Test
  void fanInTakesTheColumns() {
    assertUniform(fill(Initializers.fanIn()), 1 / Math.sqrt(300));
  }

  @Test
  void normalWithItsDeviation() {
    double[] values = fill(Initializers.normal(0.02));
    assertThat(DoubleStream.of(values).average().orElseThrow())
        .isCloseTo(0, within(5 * 0.02 / Math.sqrt(VALUES)));
    assertThat(variance(values)).isCloseTo(0.0004, within(5 * 0.0004 * Math.sqrt(2.0 / VALUES)));
  }

  @Test
  void otherKeysGiveOtherValues() {
    DenseArray one = Memories.NATIVE.zeros(Precision.FLOAT, SHAPE);
    DenseArray other = Memories.NATIVE.zeros(Precision.FLOAT, SHAPE);
    Initializers.normal(1).fill(one, 1);
    Initializers.normal(1).fill(other, 2);
    assertThat(other.toFloats()).isNotEqualTo(one.toFloats());
    Initializers.normal(1).fill(other, 1);
    assertThat(other.toFloats()).isEqualTo(one.toFloats());
  }

  private static void assertUniform(double[] values, double bound) {
    assertThat(DoubleStream.of(values).min().orElseThrow())
        .isBetween(-bound, -bound * (1 - 20.0 / VALUES));
    assertThat(DoubleStream.of(values).max().orElseThrow())
        .isBetween(bound * (1 - 20.0 / VALUES), bound);
    double variance = bound * bound / 3;
    assertThat(DoubleStream.of(values).average().orElseThrow())
        .isCloseTo(0, within(5 * Math.sqrt(variance / VALUES)));
    // The square of a uniform value has variance 4/5 of its mean squared.
    assertThat(variance(values))
        .isCloseTo(variance, within(5 * variance * Math.sqrt(0.8 / VALUES)));
  }

  private static double variance(double[] values) {
    return DoubleStream.of(values).map(v -> v * v).average().orElseThrow();
  }

  private static double[] fill(Initializer initializer) {
    DenseArray values = Memories.NATIVE.zeros(Precision.DOUBLE, SHAPE);
    initializer.fill(values, 12345);
    return values.toDoubles();
  }
}
