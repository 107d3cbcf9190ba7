package org.attentiontoolkit.tensor.kernel.simd.value;

import static org.attentiontoolkit.tensor.kernel.memory.Nd4jArray.segment;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.attentiontoolkit.tensor.kernel.AdamStep;
import org.attentiontoolkit.tensor.kernel.DescentStep;
import org.attentiontoolkit.tensor.kernel.GradientScaling;
import org.attentiontoolkit.tensor.kernel.UpdateKernels;
import org.attentiontoolkit.tensor.kernel.simd.vector.Spans;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/** Updates of parameters: bound by memory, so every array is read and written once. */
public final class SimdUpdates implements UpdateKernels {
  private static final int PART = 1 << 15;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

  /** As many floats as a vector holds doubles. */
  private static final VectorSpecies<Float> HALF =
      VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));

  private final Workers workers;
  private final Spans spans;

  /** Updates shared among these workers. */
  public SimdUpdates(Workers workers, Spans spans) {
    this.workers = workers;
    this.spans = spans;
  }

  @Override
  public double sumOfSquares(DenseArray x) {
    MemorySegment xs = segment(x);
    double[] sums = new double[parts(x.length())];
    workers.run(sums.length, part -> sums[part] = sumOfSquares(part(xs, part)));
    return Arrays.stream(sums).reduce(0, Double::sum);
  }

  @Override
  public void descend(DenseArray values, DenseArray gradients, DescentStep step) {
    spans.run(
        gradients,
        values,
        (gs, unused, none, ps, from, to) -> UpdateLoops.descend(ps, gs, step, from, to));
  }

  @Override
  public void descendWithMomentum(
      DenseArray values, DenseArray gradients, DenseArray momentum, DescentStep step) {
    spans.run(
        gradients,
        momentum,
        gradients,
        values,
        (gs, bs, same, ps, from, to) ->
            UpdateLoops.descendWithMomentum(ps, gs, bs, step, from, to));
  }

  @Override
  public void adam(
      DenseArray values,
      DenseArray gradients,
      DenseArray firstMoment,
      DenseArray secondMoment,
      AdamStep step) {
    spans.run(
        gradients,
        firstMoment,
        secondMoment,
        values,
        (gs, ms, vs, ps, from, to) -> UpdateLoops.adam(ps, gs, ms, vs, step, from, to));
  }

  /** What is left of a gradient after scaling. */
  static FloatVector gradient(MemorySegment gs, long i, GradientScaling scaling) {
    FloatVector g = VectorMath.load(gs, i).mul(all(scaling.factor()));
    return scaling.bounded() ? g.max(all(-scaling.bound())).min(all(scaling.bound())) : g;
  }

  static FloatVector all(double value) {
    return VectorMath.all((float) value);
  }

  private static int parts(long length) {
    return Math.toIntExact(Math.ceilDiv(length, PART));
  }

  private static MemorySegment part(MemorySegment whole, int part) {
    long from = (long) part * PART * Float.BYTES;
    return whole.asSlice(from, Math.min((long) PART * Float.BYTES, whole.byteSize() - from));
  }

  private static int length(MemorySegment part) {
    return (int) (part.byteSize() / Float.BYTES);
  }

  private static double sumOfSquares(MemorySegment x) {
    int length = length(x);
    DoubleVector even = DoubleVector.zero(DOUBLES);
    DoubleVector odd = DoubleVector.zero(DOUBLES);
    int lanes = HALF.length();
    int i = 0;
    for (; i <= length - 2 * lanes; i += 2 * lanes) {
      DoubleVector a = widen(FloatVector.fromMemorySegment(HALF, x, bytes(i), ORDER));
      DoubleVector b = widen(FloatVector.fromMemorySegment(HALF, x, bytes(i + lanes), ORDER));
      even = a.fma(a, even);
      odd = b.fma(b, odd);
    }
    for (; i < length; i += lanes) {
      VectorMask<Float> tail = HALF.indexInRange(i, length);
      DoubleVector a = widen(FloatVector.fromMemorySegment(HALF, x, bytes(i), ORDER, tail));
      even = a.fma(a, even);
    }
    double sum = 0;
    for (double lane : even.add(odd).toArray()) {
      sum += lane;
    }
    return sum;
  }

  private static DoubleVector widen(FloatVector half) {
    return (DoubleVector) half.convertShape(VectorOperators.F2D, DOUBLES, 0);
  }

  private static long bytes(int i) {
    return (long) i * Float.BYTES;
  }
}
