package org.attentiontoolkit.tensor.kernel.simd.value;

import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.LANES;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.all;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.load;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.put;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.attentiontoolkit.tensor.kernel.Unary;
import org.attentiontoolkit.tensor.kernel.simd.vector.Spans;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;

/**
 * Derivatives of functions of one value, times the upstream gradient. {@code v} is the function's
 * result where {@link Unary#gradientFromResult} holds and its argument otherwise.
 */
final class SimdUnaryGradient {
  private SimdUnaryGradient() {}

  static Spans.Loop loop(Unary f, boolean add) {
    return switch (f) {
      case TANH -> (v, dy, c, dx, from, to) -> tanh(v, dy, dx, from, to, add);
      case SIGMOID -> (v, dy, c, dx, from, to) -> sigmoid(v, dy, dx, from, to, add);
      case RELU -> (v, dy, c, dx, from, to) -> relu(v, dy, dx, from, to, add);
      case GELU -> (v, dy, c, dx, from, to) -> gelu(v, dy, dx, from, to, add);
      case GELU_TANH -> (v, dy, c, dx, from, to) -> geluTanh(v, dy, dx, from, to, add);
      case SILU -> (v, dy, c, dx, from, to) -> silu(v, dy, dx, from, to, add);
      case EXP -> (v, dy, c, dx, from, to) -> exp(v, dy, dx, from, to, add);
      case LOG -> (v, dy, c, dx, from, to) -> log(v, dy, dx, from, to, add);
      case SQUARE -> (v, dy, c, dx, from, to) -> square(v, dy, dx, from, to, add);
      case SQRT -> (v, dy, c, dx, from, to) -> sqrt(v, dy, dx, from, to, add);
    };
  }

  private static void tanh(
      MemorySegment v, MemorySegment dy, MemorySegment dx, long from, long to, boolean add) {
    for (long i = from; i < to; i += LANES) {
      FloatVector y = load(v, i);
      put(y.neg().fma(y, all(1f)).mul(load(dy, i)), dx, i, add);
    }
  }

  private static void sigmoid(
      MemorySegment v, MemorySegment dy, MemorySegment dx, long from, long to, boolean add) {
    for (long i = from; i < to; i += LANES) {
      FloatVector y = load(v, i);
      put(all(1f).sub(y).mul(y).mul(load(dy, i)), dx, i, add);
    }
  }

  private static void silu(
      MemorySegment v, MemorySegment dy, MemorySegment dx, long from, long to, boolean add) {
    for (long i = from; i < to; i += LANES) {
      FloatVector x = load(v, i);
      FloatVector gate = VectorMath.sigmoid(x);
      FloatVector slope = all(1f).sub(gate).mul(gate).fma(x, gate);
      put(slope.mul(load(dy, i)), dx, i, add);
    }
  }

  private static void relu(
      MemorySegment v, MemorySegment dy, MemorySegment dx, long from, long to, boolean add) {
    for (long i = from; i < to; i += LANES) {
      put(load(dy, i).blend(0f, load(v, i).compare(VectorOperators.LE, 0f)), dx, i, add);
    }
  }

  private static void gelu(
      MemorySegment v, MemorySegment dy, MemorySegment dx, long from, long to, boolean add) {
    TwoSteps.run(
        from,
        to,
        (block, end, bells) -> TwoSteps.bells(v, bells, block, end),
        (block, end, bells) -> {
          for (long i = block; i < end; i += LANES) {
            FloatVector x = load(v, i);
            FloatVector bell = TwoSteps.get(bells, i - block);
            FloatVector density = bell.mul(VectorMath.INVERSE_SQRT_2_PI);
            FloatVector slope = density.fma(x, VectorMath.normalDistribution(x, bell));
            put(slope.mul(load(dy, i)), dx, i, add);
          }
        });
  }

  private static void geluTanh(
      MemorySegment v, MemorySegment dy, MemorySegment dx, long from, long to, boolean add) {
    TwoSteps.run(
        from,
        to,
        (block, end, gates) -> TwoSteps.gates(v, gates, block, end),
        (block, end, gates) -> {
          for (long i = block; i < end; i += LANES) {
            FloatVector x = load(v, i);
            FloatVector gate = TwoSteps.get(gates, i - block);
            FloatVector inner =
                x.mul(x)
                    .fma(all(3 * SimdUnary.CUBE_FACTOR), all(1f))
                    .mul(SimdUnary.TWICE_SQRT_2_OVER_PI);
            FloatVector slope = all(1f).sub(gate).mul(gate).mul(x).fma(inner, gate);
            put(slope.mul(load(dy, i)), dx, i, add);
          }
        });
  }

  private static void exp(
      MemorySegment v, MemorySegment dy, MemorySegment dx, long from, long to, boolean add) {
    for (long i = from; i < to; i += LANES) {
      put(load(v, i).mul(load(dy, i)), dx, i, add);
    }
  }

  private static void log(
      MemorySegment v, MemorySegment dy, MemorySegment dx, long from, long to, boolean add) {
    for (long i = from; i < to; i += LANES) {
      put(load(dy, i).div(load(v, i)), dx, i, add);
    }
  }

  private static void square(
      MemorySegment v, MemorySegment dy, MemorySegment dx, long from, long to, boolean add) {
    for (long i = from; i < to; i += LANES) {
      put(load(v, i).mul(2f).mul(load(dy, i)), dx, i, add);
    }
  }

  private static void sqrt(
      MemorySegment v, MemorySegment dy, MemorySegment dx, long from, long to, boolean add) {
    for (long i = from; i < to; i += LANES) {
      put(load(dy, i).mul(0.5f).div(load(v, i)), dx, i, add);
    }
  }
}
