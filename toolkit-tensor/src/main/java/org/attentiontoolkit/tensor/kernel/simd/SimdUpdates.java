package org.attentiontoolkit.tensor.kernel.simd;

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
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/** Updates of parameters: bound by memory, so every array is read and written once. */
final class SimdUpdates implements UpdateKernels {
  private static final int PART = 1 << 15;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final VectorSpecies<Float> FLOATS = VectorMath.FLOATS;
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

  /** As many floats as a vector holds doubles. */
  private static final VectorSpecies<Float> HALF =
      VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));

  /** Marks a whole vector: compared by identity, so that whole vectors use no mask at all. */
  private static final VectorMask<Float> ALL = FLOATS.maskAll(true);

  private final Workers workers;

  SimdUpdates(Workers workers) {
    this.workers = workers;
  }

  @Override
  public double sumOfSquares(DenseArray x) {
    MemorySegment xs = x.segment();
    double[] sums = new double[parts(x.length())];
    workers.run(sums.length, part -> sums[part] = sumOfSquares(part(xs, part)));
    return Arrays.stream(sums).reduce(0, Double::sum);
  }

  @Override
  public void descend(DenseArray values, DenseArray gradients, DescentStep step) {
    MemorySegment ps = values.segment();
    MemorySegment gs = gradients.segment();
    workers.run(parts(values.length()), i -> descend(part(ps, i), part(gs, i), step));
  }

  @Override
  public void descendWithMomentum(
      DenseArray values, DenseArray gradients, DenseArray momentum, DescentStep step) {
    MemorySegment ps = values.segment();
    MemorySegment gs = gradients.segment();
    MemorySegment bs = momentum.segment();
    workers.run(
        parts(values.length()),
        i -> descendWithMomentum(part(ps, i), part(gs, i), part(bs, i), step));
  }

  @Override
  public void adam(
      DenseArray values,
      DenseArray gradients,
      DenseArray firstMoment,
      DenseArray secondMoment,
      AdamStep step) {
    MemorySegment ps = values.segment();
    MemorySegment gs = gradients.segment();
    MemorySegment ms = firstMoment.segment();
    MemorySegment vs = secondMoment.segment();
    workers.run(
        parts(values.length()),
        i -> adam(part(ps, i), part(gs, i), part(ms, i), part(vs, i), step));
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

  private static void descend(MemorySegment ps, MemorySegment gs, DescentStep step) {
    int length = length(ps);
    int i = 0;
    for (; i <= length - FLOATS.length(); i += FLOATS.length()) {
      descend(ps, gs, step, i, ALL);
    }
    if (i < length) {
      descend(ps, gs, step, i, FLOATS.indexInRange(i, length));
    }
  }

  private static void descend(
      MemorySegment ps, MemorySegment gs, DescentStep step, int i, VectorMask<Float> lanes) {
    FloatVector p = load(ps, i, lanes);
    FloatVector d = p.fma(all(step.weightDecay()), gradient(gs, step.scaling(), i, lanes));
    store(d.fma(all(-step.learningRate()), p), ps, i, lanes);
  }

  private static void descendWithMomentum(
      MemorySegment ps, MemorySegment gs, MemorySegment bs, DescentStep step) {
    int length = length(ps);
    int i = 0;
    for (; i <= length - FLOATS.length(); i += FLOATS.length()) {
      descendWithMomentum(ps, gs, bs, step, i, ALL);
    }
    if (i < length) {
      descendWithMomentum(ps, gs, bs, step, i, FLOATS.indexInRange(i, length));
    }
  }

  private static void descendWithMomentum(
      MemorySegment ps,
      MemorySegment gs,
      MemorySegment bs,
      DescentStep step,
      int i,
      VectorMask<Float> lanes) {
    FloatVector momentum = all(step.momentum());
    FloatVector p = load(ps, i, lanes);
    FloatVector d = p.fma(all(step.weightDecay()), gradient(gs, step.scaling(), i, lanes));
    FloatVector b = load(bs, i, lanes).fma(momentum, d);
    store(b, bs, i, lanes);
    FloatVector direction = step.nesterov() ? b.fma(momentum, d) : b;
    store(direction.fma(all(-step.learningRate()), p), ps, i, lanes);
  }

  private static void adam(
      MemorySegment ps, MemorySegment gs, MemorySegment ms, MemorySegment vs, AdamStep step) {
    int length = length(ps);
    int i = 0;
    for (; i <= length - FLOATS.length(); i += FLOATS.length()) {
      adam(ps, gs, ms, vs, step, i, ALL);
    }
    if (i < length) {
      adam(ps, gs, ms, vs, step, i, FLOATS.indexInRange(i, length));
    }
  }

  private static void adam(
      MemorySegment ps,
      MemorySegment gs,
      MemorySegment ms,
      MemorySegment vs,
      AdamStep step,
      int i,
      VectorMask<Float> lanes) {
    FloatVector p = load(ps, i, lanes);
    FloatVector d = p.fma(all(step.weightDecay()), gradient(gs, step.scaling(), i, lanes));
    FloatVector m = load(ms, i, lanes);
    m = d.sub(m).fma(all(1 - step.beta1()), m);
    store(m, ms, i, lanes);
    FloatVector v = load(vs, i, lanes).mul(all(step.beta2()));
    v = d.mul(d).fma(all(1 - step.beta2()), v);
    store(v, vs, i, lanes);
    FloatVector root = v.lanewise(VectorOperators.SQRT);
    FloatVector denominator = root.fma(all(1 / step.correction()), all(step.epsilon()));
    FloatVector change = m.mul(all(-step.stepSize())).div(denominator);
    store(p.fma(all(step.shrink()), change), ps, i, lanes);
  }

  private static FloatVector gradient(
      MemorySegment gs, GradientScaling scaling, int i, VectorMask<Float> lanes) {
    FloatVector g = load(gs, i, lanes).mul(all(scaling.factor()));
    return scaling.bounded() ? g.max(all(-scaling.bound())).min(all(scaling.bound())) : g;
  }

  private static FloatVector all(double value) {
    return FloatVector.broadcast(FLOATS, (float) value);
  }

  @SuppressWarnings("ReferenceEquality") // see ALL
  private static FloatVector load(MemorySegment segment, int i, VectorMask<Float> lanes) {
    return lanes == ALL ? VectorMath.load(segment, i) : VectorMath.load(segment, i, lanes);
  }

  @SuppressWarnings("ReferenceEquality") // see ALL
  private static void store(
      FloatVector values, MemorySegment segment, int i, VectorMask<Float> lanes) {
    if (lanes == ALL) {
      VectorMath.store(values, segment, i);
    } else {
      VectorMath.store(values, segment, i, lanes);
    }
  }

  private static long bytes(int i) {
    return (long) i * Float.BYTES;
  }
}
