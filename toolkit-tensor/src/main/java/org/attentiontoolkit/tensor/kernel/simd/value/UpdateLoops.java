package org.attentiontoolkit.tensor.kernel.simd.value;

import static org.attentiontoolkit.tensor.kernel.simd.value.SimdUpdates.all;
import static org.attentiontoolkit.tensor.kernel.simd.value.SimdUpdates.gradient;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.LANES;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.load;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.attentiontoolkit.tensor.kernel.AdamStep;
import org.attentiontoolkit.tensor.kernel.DescentStep;
import org.attentiontoolkit.tensor.kernel.GradientScaling;

/**
 * Loops over the values {@code from} (inclusive) to {@code to} (exclusive), whole vectors of them,
 * of parameters {@code ps}, their gradients {@code gs}, and what an optimizer remembers.
 */
final class UpdateLoops {
  private UpdateLoops() {}

  static void descend(MemorySegment ps, MemorySegment gs, DescentStep step, long from, long to) {
    GradientScaling scaling = step.scaling();
    for (long i = from; i < to; i += LANES) {
      FloatVector p = load(ps, i);
      FloatVector d = p.fma(all(step.weightDecay()), gradient(gs, i, scaling));
      store(d.fma(all(-step.learningRate()), p), ps, i);
    }
  }

  static void descendWithMomentum(
      MemorySegment ps, MemorySegment gs, MemorySegment bs, DescentStep step, long from, long to) {
    GradientScaling scaling = step.scaling();
    FloatVector momentum = all(step.momentum());
    for (long i = from; i < to; i += LANES) {
      FloatVector p = load(ps, i);
      FloatVector d = p.fma(all(step.weightDecay()), gradient(gs, i, scaling));
      FloatVector b = load(bs, i).fma(momentum, d);
      store(b, bs, i);
      FloatVector direction = step.nesterov() ? b.fma(momentum, d) : b;
      store(direction.fma(all(-step.learningRate()), p), ps, i);
    }
  }

  static void adam(
      MemorySegment ps,
      MemorySegment gs,
      MemorySegment ms,
      MemorySegment vs,
      AdamStep step,
      long from,
      long to) {
    GradientScaling scaling = step.scaling();
    for (long i = from; i < to; i += LANES) {
      FloatVector p = load(ps, i);
      FloatVector d = p.fma(all(step.weightDecay()), gradient(gs, i, scaling));
      FloatVector m = load(ms, i);
      m = d.sub(m).fma(all(1 - step.beta1()), m);
      store(m, ms, i);
      FloatVector v = load(vs, i).mul(all(step.beta2()));
      v = d.mul(d).fma(all(1 - step.beta2()), v);
      store(v, vs, i);
      FloatVector root = v.lanewise(VectorOperators.SQRT);
      FloatVector denominator = root.fma(all(1 / step.correction()), all(step.epsilon()));
      FloatVector change = m.mul(all(-step.stepSize())).div(denominator);
      store(p.fma(all(step.shrink()), change), ps, i);
    }
  }
}
