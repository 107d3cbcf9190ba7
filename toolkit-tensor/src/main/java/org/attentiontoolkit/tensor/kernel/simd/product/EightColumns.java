package org.attentiontoolkit.tensor.kernel.simd.product;

import static org.attentiontoolkit.tensor.kernel.simd.product.Unchecked.ALL;
import static org.attentiontoolkit.tensor.kernel.simd.product.Unchecked.ORDER;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Turns eight rows into columns of eight, for CPUs with vectors of 16 values. A column's number has
 * four bits and a row's three; each of three steps takes one bit of the row's number from which
 * vector a value is in to where it is in the vector, and one bit of the column's the other way.
 */
final class EightColumns {
  /** Rows. */
  static final int ROWS = 8;

  /** Columns that are turned at a time. */
  static final int COLUMNS = 16;

  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;
  private static final long ROWS_BYTES = (long) ROWS * Integer.BYTES;
  private static final VectorMask<Integer> FIRST = INTS.indexInRange(0, ROWS);
  private static final VectorMask<Integer> SECOND = FIRST.not();

  // Lane c2 c1 c0 r0, of c3 = 0 and of c3 = 1, from two rows with lanes c3 c2 c1 c0.
  private static final IntVector FIRST_LOW = index(l -> (l & 1) * 16 + (l >> 1));
  private static final IntVector FIRST_HIGH = index(l -> (l & 1) * 16 + 8 + (l >> 1));
  // Lane c1 c0 r1 r0, of c2 = 0 and of c2 = 1.
  private static final IntVector SECOND_LOW =
      index(l -> (l >> 1 & 1) * 16 + (l >> 2) * 2 + (l & 1));
  private static final IntVector SECOND_HIGH =
      index(l -> (l >> 1 & 1) * 16 + 8 + (l >> 2) * 2 + (l & 1));
  // Lane c0 r2 r1 r0, of c1 = 0 and of c1 = 1.
  private static final IntVector THIRD_LOW = index(l -> (l >> 2 & 1) * 16 + (l >> 3) * 4 + (l & 3));
  private static final IntVector THIRD_HIGH =
      index(l -> (l >> 2 & 1) * 16 + 8 + (l >> 3) * 4 + (l & 3));

  private EightColumns() {}

  private static IntVector index(IntUnaryOperator of) {
    int[] lanes = new int[COLUMNS];
    Arrays.setAll(lanes, of);
    return IntVector.fromArray(INTS, lanes, 0);
  }

  /**
   * Turns the first {@code count} columns, a multiple of {@link #COLUMNS}; addresses of memory that
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
    for (int c = 0; c < count; c += COLUMNS) {
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
      // c3 = 0: b0 b2 | b4 b6; c3 = 1: b1 b3 | b5 b7.
      IntVector d0 = SECOND_LOW.selectFrom(b0, b2);
      IntVector d1 = SECOND_HIGH.selectFrom(b0, b2);
      IntVector d2 = SECOND_LOW.selectFrom(b4, b6);
      IntVector d3 = SECOND_HIGH.selectFrom(b4, b6);
      IntVector d4 = SECOND_LOW.selectFrom(b1, b3);
      IntVector d5 = SECOND_HIGH.selectFrom(b1, b3);
      IntVector d6 = SECOND_LOW.selectFrom(b5, b7);
      IntVector d7 = SECOND_HIGH.selectFrom(b5, b7);
      put(THIRD_LOW.selectFrom(d0, d2), to, step);
      put(THIRD_HIGH.selectFrom(d0, d2), to + 2 * step, step);
      put(THIRD_LOW.selectFrom(d1, d3), to + 4 * step, step);
      put(THIRD_HIGH.selectFrom(d1, d3), to + 6 * step, step);
      put(THIRD_LOW.selectFrom(d4, d6), to + 8 * step, step);
      put(THIRD_HIGH.selectFrom(d4, d6), to + 10 * step, step);
      put(THIRD_LOW.selectFrom(d5, d7), to + 12 * step, step);
      put(THIRD_HIGH.selectFrom(d5, d7), to + 14 * step, step);
      from += (long) COLUMNS * Integer.BYTES;
      to += COLUMNS * step;
    }
  }

  /** Two columns, which may follow one another. */
  private static void put(IntVector columns, long to, long step) {
    if (step == ROWS_BYTES) {
      columns.intoMemorySegment(ALL, to, ORDER);
    } else {
      columns.intoMemorySegment(ALL, to, ORDER, FIRST);
      columns.intoMemorySegment(ALL, to + step - ROWS_BYTES, ORDER, SECOND);
    }
  }
}
