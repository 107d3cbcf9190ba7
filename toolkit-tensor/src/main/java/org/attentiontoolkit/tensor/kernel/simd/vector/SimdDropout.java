package org.attentiontoolkit.tensor.kernel.simd.vector;

import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.FLOATS;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.LANES;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.load;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.put;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.attentiontoolkit.tensor.kernel.DropoutRule;
import org.attentiontoolkit.tensor.random.Draws;

/** {@link DropoutRule} for a vector at a time: SplitMix64 in half as many lanes of 64 bits. */
public final class SimdDropout {
  private static final VectorSpecies<Long> LONGS = FLOATS.withLanes(long.class);
  private static final LongVector STEPS =
      LongVector.broadcast(LONGS, 0).addIndex(1).mul(Draws.GAMMA);

  private SimdDropout() {}

  /** A row. */
  public static void apply(
      DropoutRule rule, int row, MemorySegment x, MemorySegment y, boolean add) {
    int start = rule.start(row);
    apply(rule, row, 0, x, y, start, rule.start(row + 1) - start, add);
  }

  /**
   * {@code length} values of a row.
   *
   * @param place of the first in its row, even
   * @param at where it lies in x and y
   */
  public static void apply(
      DropoutRule rule,
      int row,
      int place,
      MemorySegment x,
      MemorySegment y,
      long at,
      int length,
      boolean add) {
    float factor = (float) rule.factor();
    int threshold = (int) rule.threshold();
    long key = rule.key(row);
    int i = 0;
    for (; i <= length - LANES; i += LANES) {
      VectorMask<Float> dropped = dropped(key, place + i, threshold);
      put(load(x, at + i).mul(factor).blend(0f, dropped), y, at + i, add);
    }
    if (i < length) {
      VectorMask<Float> tail = VectorMath.tail(i, length);
      VectorMask<Float> dropped = dropped(key, place + i, threshold);
      put(load(x, at + i, tail).mul(factor).blend(0f, dropped), y, at + i, add, tail);
    }
  }

  private static VectorMask<Float> dropped(long key, long index, int threshold) {
    LongVector z = STEPS.add(key + (index >>> 1) * Draws.GAMMA);
    z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 30)).mul(Draws.MIX_1);
    z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 27)).mul(Draws.MIX_2);
    z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 31));
    IntVector bits = z.reinterpretAsInts();
    return bits.compare(VectorOperators.ULT, threshold).cast(FLOATS);
  }
}
