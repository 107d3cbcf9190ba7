package org.attentiontoolkit.tensor.kernel.simd.value;

import static org.attentiontoolkit.tensor.kernel.memory.Nd4jArray.segment;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.LANES;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.all;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.load;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.put;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.FloatVector;
import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.DropoutRule;
import org.attentiontoolkit.tensor.kernel.PointwiseKernels;
import org.attentiontoolkit.tensor.kernel.Unary;
import org.attentiontoolkit.tensor.kernel.simd.vector.SimdDropout;
import org.attentiontoolkit.tensor.kernel.simd.vector.Spans;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/** What treats every value alike. */
public final class SimdPointwise implements PointwiseKernels {
  private final Workers workers;
  private final Spans spans;

  /** Values shared among these workers. */
  public SimdPointwise(Workers workers, Spans spans) {
    this.workers = workers;
    this.spans = spans;
  }

  @Override
  public void fill(DenseArray y, double value) {
    spans.run(y, y, (a, b, c, r, from, to) -> fill(r, (float) value, from, to));
  }

  @Override
  public void copy(DenseArray x, DenseArray y) {
    spans.run(
        x,
        y,
        (a, b, c, r, from, to) ->
            MemorySegment.copy(
                a, from * Float.BYTES, r, from * Float.BYTES, (to - from) * Float.BYTES));
  }

  @Override
  public void scale(DenseArray x, double alpha, DenseArray y, boolean add) {
    spans.run(x, y, (a, b, c, r, from, to) -> scale(a, (float) alpha, r, from, to, add));
  }

  @Override
  public void addScalar(DenseArray x, double value, DenseArray y) {
    spans.run(x, y, (a, b, c, r, from, to) -> addScalar(a, (float) value, r, from, to));
  }

  @Override
  public void binary(Binary f, DenseArray a, DenseArray b, DenseArray y, boolean add) {
    spans.run(
        a,
        b,
        a,
        y,
        switch (f) {
          case ADD -> (p, q, c, r, from, to) -> add(p, q, r, from, to, add);
          case SUBTRACT -> (p, q, c, r, from, to) -> subtract(p, q, r, from, to, add);
          case MULTIPLY -> (p, q, c, r, from, to) -> multiply(p, q, r, from, to, add);
          case DIVIDE -> (p, q, c, r, from, to) -> divide(p, q, r, from, to, add);
          case MINIMUM -> (p, q, c, r, from, to) -> minimum(p, q, r, from, to, add);
          case MAXIMUM -> (p, q, c, r, from, to) -> maximum(p, q, r, from, to, add);
        });
  }

  @Override
  public void unary(Unary f, DenseArray x, DenseArray y) {
    spans.run(x, y, (a, b, c, r, from, to) -> SimdUnary.apply(f, a, r, from, to));
  }

  @Override
  public void unaryGradient(
      Unary f, DenseArray x, DenseArray y, DenseArray dy, DenseArray dx, boolean add) {
    DenseArray known = f.gradientFromResult() ? y : x;
    spans.run(known, dy, dy, dx, SimdUnaryGradient.loop(f, add));
  }

  @Override
  public void dropout(DenseArray x, DropoutRule rule, DenseArray y, boolean add) {
    MemorySegment from = segment(x);
    MemorySegment to = segment(y);
    int together = Math.max(1, (int) (rule.rows() * Spans.CHUNK / Math.max(1, y.length())));
    workers.run(
        Math.ceilDiv(rule.rows(), together),
        i -> {
          int end = Math.min(rule.rows(), (i + 1) * together);
          for (int row = i * together; row < end; row++) {
            SimdDropout.apply(rule, row, from, to, add);
          }
        });
  }

  @Override
  public void sum(DenseArray x, double alpha, DenseArray y, boolean add) {
    MemorySegment values = segment(x);
    long length = x.length();
    int chunks = Spans.chunks(length);
    double[] sums = new double[chunks];
    workers.run(
        chunks,
        i -> {
          long start = (long) i * Spans.CHUNK;
          sums[i] = sum(values, start, Math.min(length, start + Spans.CHUNK));
        });
    double sum = 0;
    for (int i = 0; i < chunks; i++) {
      sum += sums[i];
    }
    MemorySegment target = segment(y);
    double before = add ? target.getAtIndex(ValueLayout.JAVA_FLOAT, 0) : 0;
    target.setAtIndex(ValueLayout.JAVA_FLOAT, 0, (float) (before + alpha * sum));
  }

  private static void fill(MemorySegment y, float value, long from, long to) {
    FloatVector v = all(value);
    for (long i = from; i < to; i += LANES) {
      store(v, y, i);
    }
  }

  private static void scale(
      MemorySegment x, float alpha, MemorySegment y, long from, long to, boolean add) {
    for (long i = from; i < to; i += LANES) {
      put(load(x, i).mul(alpha), y, i, add);
    }
  }

  private static void addScalar(MemorySegment x, float value, MemorySegment y, long from, long to) {
    for (long i = from; i < to; i += LANES) {
      store(load(x, i).add(value), y, i);
    }
  }

  private static void add(
      MemorySegment a, MemorySegment b, MemorySegment y, long from, long to, boolean add) {
    for (long i = from; i < to; i += LANES) {
      put(load(a, i).add(load(b, i)), y, i, add);
    }
  }

  private static void subtract(
      MemorySegment a, MemorySegment b, MemorySegment y, long from, long to, boolean add) {
    for (long i = from; i < to; i += LANES) {
      put(load(a, i).sub(load(b, i)), y, i, add);
    }
  }

  private static void multiply(
      MemorySegment a, MemorySegment b, MemorySegment y, long from, long to, boolean add) {
    for (long i = from; i < to; i += LANES) {
      put(load(a, i).mul(load(b, i)), y, i, add);
    }
  }

  private static void divide(
      MemorySegment a, MemorySegment b, MemorySegment y, long from, long to, boolean add) {
    for (long i = from; i < to; i += LANES) {
      put(load(a, i).div(load(b, i)), y, i, add);
    }
  }

  private static void minimum(
      MemorySegment a, MemorySegment b, MemorySegment y, long from, long to, boolean add) {
    for (long i = from; i < to; i += LANES) {
      put(load(a, i).min(load(b, i)), y, i, add);
    }
  }

  private static void maximum(
      MemorySegment a, MemorySegment b, MemorySegment y, long from, long to, boolean add) {
    for (long i = from; i < to; i += LANES) {
      put(load(a, i).max(load(b, i)), y, i, add);
    }
  }

  private static double sum(MemorySegment x, long from, long to) {
    FloatVector sum = FloatVector.zero(VectorMath.FLOATS);
    long i = from;
    for (; i <= to - LANES; i += LANES) {
      sum = sum.add(load(x, i));
    }
    if (i < to) {
      sum = sum.add(load(x, i, VectorMath.tail(i, to)));
    }
    return VectorMath.sum(sum);
  }
}
