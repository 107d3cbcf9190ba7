package org.attentiontoolkit.tensor.kernel.simd.product;

import static org.attentiontoolkit.tensor.kernel.simd.product.Unchecked.ALL;
import static org.attentiontoolkit.tensor.kernel.simd.product.Unchecked.ORDER;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Turns eight rows into columns of eight, for CPUs that pick from two vectors by an index. A row's
 * number and a column's have three bits each; each of three steps takes one bit of the row's number
 * from which vector a value is in to where it is in the vector, and one bit of the column's the
 * other way.
 *
 * <p>Half a CPU's vector at a time: with whole ones, two columns to a vector, the stores that part
 * them made more than the compiler inlines in one method.
 */
final class EightColumns {
  /** Rows, and columns that are turned at a time. */
  static final int COUNT = 8;

  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;

  // Lane c1 c0 r0, of c2 = 0 and of c2 = 1, from two rows with lanes c2 c1 c0.
  private static final IntVector FIRST_LOW = index(l -> (l & 1) * 8 + (l >> 1));
  private static final IntVector FIRST_HIGH = index(l -> (l & 1) * 8 + 4 + (l >> 1));
  // Lane c0 r1 r0, of c1 = 0 and of c1 = 1.
  private static final IntVector SECOND_LOW = index(l -> (l >> 1 & 1) * 8 + (l >> 2) * 2 + (l & 1));
  private static final IntVector SECOND_HIGH =
      index(l -> (l >> 1 & 1) * 8 + 4 + (l >> 2) * 2 + (l & 1));
  // Lane r2 r1 r0, of c0 = 0 and of c0 = 1.
  private static final IntVector THIRD_LOW = index(l -> (l >> 2) * 8 + (l & 3));
  private static final IntVector THIRD_HIGH = index(l -> (l >> 2) * 8 + 4 + (l & 3));

  private EightColumns() {}

  private static IntVector index(IntUnaryOperator of) {
    int[] lanes = new int[COUNT];
    Arrays.setAll(lanes, of);
    return IntVector.fromArray(INTS, lanes, 0);
  }

  /**
   * Turns the first {@code count} columns, a multiple of {@link #COUNT}; addresses of memory that
   * was checked ({@link Unchecked}).
   *
   * @param rowBytes from one row to the next
   * @param columnBytes from one column of eight to the next
   */
  static void turn(long source, long rowBytes, int count, long target, long columnBytes) {
    long step = Unchecked.stride(columnBytes);
    long s1 = Unchecked.stride(rowBytes);
    long s4 = 4 * s1;
    long from = Unchecked.place(source);
    long to = Unchecked.place(target);
    for (int c = 0; c < count; c += COUNT) {
      IntVector a0 = IntVector.fromMemorySegment(INTS, ALL, from, ORDER);
      IntVector a1 = IntVector.fromMemorySegment(INTS, ALL, from + s1, ORDER);
      IntVector a2 = IntVector.fromMemorySegment(INTS, ALL, from + 2 * s1, ORDER);
      IntVector a3 = IntVector.fromMemorySegment(INTS, ALL, from + 3 * s1, ORDER);
      IntVector a4 = IntVector.fromMemorySegment(INTS, ALL, from + s4, ORDER);
      IntVector a5 = IntVector.fromMemorySegment(INTS, ALL, from + s4 + s1, ORDER);
      IntVector a6 = IntVector.fromMemorySegment(INTS, ALL, from + s4 + 2 * s1, ORDER);
      IntVector a7 = IntVector.fromMemorySegment(INTS, ALL, from + s4 + 3 * s1, ORDER);
      IntVector b0 = FIRST_LOW.selectFrom(a0, a1);
      IntVector b1 = FIRST_HIGH.selectFrom(a0, a1);
      IntVector b2 = FIRST_LOW.selectFrom(a2, a3);
      IntVector b3 = FIRST_HIGH.selectFrom(a2, a3);
      IntVector b4 = FIRST_LOW.selectFrom(a4, a5);
      IntVector b5 = FIRST_HIGH.selectFrom(a4, a5);
      IntVector b6 = FIRST_LOW.selectFrom(a6, a7);
      IntVector b7 = FIRST_HIGH.selectFrom(a6, a7);
      // c2 = 0: b0 b2 | b4 b6; c2 = 1: b1 b3 | b5 b7.
      IntVector d0 = SECOND_LOW.selectFrom(b0, b2);
      IntVector d1 = SECOND_HIGH.selectFrom(b0, b2);
      IntVector d2 = SECOND_LOW.selectFrom(b4, b6);
      IntVector d3 = SECOND_HIGH.selectFrom(b4, b6);
      IntVector d4 = SECOND_LOW.selectFrom(b1, b3);
      IntVector d5 = SECOND_HIGH.selectFrom(b1, b3);
      IntVector d6 = SECOND_LOW.selectFrom(b5, b7);
      IntVector d7 = SECOND_HIGH.selectFrom(b5, b7);
      THIRD_LOW.selectFrom(d0, d2).intoMemorySegment(ALL, to, ORDER);
      THIRD_HIGH.selectFrom(d0, d2).intoMemorySegment(ALL, to + step, ORDER);
      THIRD_LOW.selectFrom(d1, d3).intoMemorySegment(ALL, to + 2 * step, ORDER);
      THIRD_HIGH.selectFrom(d1, d3).intoMemorySegment(ALL, to + 3 * step, ORDER);
      THIRD_LOW.selectFrom(d4, d6).intoMemorySegment(ALL, to + 4 * step, ORDER);
      THIRD_HIGH.selectFrom(d4, d6).intoMemorySegment(ALL, to + 5 * step, ORDER);
      THIRD_LOW.selectFrom(d5, d7).intoMemorySegment(ALL, to + 6 * step, ORDER);
      THIRD_HIGH.selectFrom(d5, d7).intoMemorySegment(ALL, to + 7 * step, ORDER);
      from += (long) COUNT * Integer.BYTES;
      to += COUNT * step;
    }
  }
}
