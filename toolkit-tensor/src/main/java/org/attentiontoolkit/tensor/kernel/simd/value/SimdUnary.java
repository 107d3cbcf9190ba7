package org.attentiontoolkit.tensor.kernel.simd.value;

import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.LANES;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.all;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.load;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.attentiontoolkit.tensor.kernel.Unary;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;

/** Functions of one value: one loop each, so that each is compiled to straight vector code. */
final class SimdUnary {
  static final float CUBE_FACTOR = 0.044715f;
  static final float TWICE_SQRT_2_OVER_PI = (float) (2 * Math.sqrt(2 / Math.PI));

  private SimdUnary() {}

  /** {@code y = f(x)} for whole vectors; {@code y} may be {@code x}. */
  static void apply(Unary f, MemorySegment x, MemorySegment y, long from, long to) {
    switch (f) {
      case TANH -> tanh(x, y, from, to);
      case SIGMOID -> sigmoid(x, y, from, to);
      case RELU -> relu(x, y, from, to);
      case GELU -> gelu(x, y, from, to);
      case GELU_TANH -> geluTanh(x, y, from, to);
      case SILU -> silu(x, y, from, to);
      case EXP -> exp(x, y, from, to);
      case LOG -> log(x, y, from, to);
      case SQUARE -> square(x, y, from, to);
      case SQRT -> sqrt(x, y, from, to);
    }
  }

  /** 2u with u = √(2/π) (x + 0.044715 x³): the sigmoid of it is what GELU_TANH multiplies with. */
  static FloatVector geluLogit(FloatVector x) {
    FloatVector cubic = x.mul(x).fma(all(CUBE_FACTOR), all(1f));
    return cubic.mul(x).mul(TWICE_SQRT_2_OVER_PI);
  }

  private static void tanh(MemorySegment x, MemorySegment y, long from, long to) {
    for (long i = from; i < to; i += LANES) {
      store(VectorMath.tanh(load(x, i)), y, i);
    }
  }

  private static void sigmoid(MemorySegment x, MemorySegment y, long from, long to) {
    for (long i = from; i < to; i += LANES) {
      store(VectorMath.sigmoid(load(x, i)), y, i);
    }
  }

  private static void silu(MemorySegment x, MemorySegment y, long from, long to) {
    for (long i = from; i < to; i += LANES) {
      FloatVector v = load(x, i);
      store(v.mul(VectorMath.sigmoid(v)), y, i);
    }
  }

  private static void relu(MemorySegment x, MemorySegment y, long from, long to) {
    for (long i = from; i < to; i += LANES) {
      FloatVector v = load(x, i);
      store(v.blend(0f, v.compare(VectorOperators.LE, 0f)), y, i);
    }
  }

  private static void gelu(MemorySegment x, MemorySegment y, long from, long to) {
    TwoSteps.run(
        from,
        to,
        (block, end, bells) -> TwoSteps.bells(x, bells, block, end),
        (block, end, bells) -> {
          for (long i = block; i < end; i += LANES) {
            FloatVector v = load(x, i);
            FloatVector bell = TwoSteps.get(bells, i - block);
            store(v.mul(VectorMath.normalDistribution(v, bell)), y, i);
          }
        });
  }

  private static void geluTanh(MemorySegment x, MemorySegment y, long from, long to) {
    TwoSteps.run(
        from,
        to,
        (block, end, gates) -> TwoSteps.gates(x, gates, block, end),
        (block, end, gates) -> {
          for (long i = block; i < end; i += LANES) {
            store(load(x, i).mul(TwoSteps.get(gates, i - block)), y, i);
          }
        });
  }

  private static void exp(MemorySegment x, MemorySegment y, long from, long to) {
    for (long i = from; i < to; i += LANES) {
      store(VectorMath.exp(load(x, i)), y, i);
    }
  }

  private static void log(MemorySegment x, MemorySegment y, long from, long to) {
    TwoSteps.run(
        from,
        to,
        (block, end, logs) -> {
          for (long i = block; i < end; i += LANES) {
            TwoSteps.set(VectorMath.logOfPositive(load(x, i)), logs, i - block);
          }
        },
        (block, end, logs) -> {
          for (long i = block; i < end; i += LANES) {
            store(VectorMath.logOfAny(load(x, i), TwoSteps.get(logs, i - block)), y, i);
          }
        });
  }

  private static void square(MemorySegment x, MemorySegment y, long from, long to) {
    for (long i = from; i < to; i += LANES) {
      FloatVector v = load(x, i);
      store(v.mul(v), y, i);
    }
  }

  private static void sqrt(MemorySegment x, MemorySegment y, long from, long to) {
    for (long i = from; i < to; i += LANES) {
      store(load(x, i).sqrt(), y, i);
    }
  }
}
