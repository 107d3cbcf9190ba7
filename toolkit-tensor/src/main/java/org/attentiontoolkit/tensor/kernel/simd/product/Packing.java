package org.attentiontoolkit.tensor.kernel.simd.product;

import static org.attentiontoolkit.tensor.kernel.memory.Nd4jArray.segment;
import static org.attentiontoolkit.tensor.kernel.simd.product.Unchecked.ALL;
import static org.attentiontoolkit.tensor.kernel.simd.product.Unchecked.VALUE;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.simd.vector.Rows;

/** Copies rows, or turns them into columns, to where a product reads them. */
public final class Packing {
  private static final ValueLayout.OfLong TWO_VALUES = ValueLayout.JAVA_LONG_UNALIGNED;

  private Packing() {}

  /**
   * Copies rows to places {@code stride} values apart.
   *
   * @param from where to, in values
   */
  static void copy(Matrix b, MemorySegment to, long from, int stride) {
    if (b.rows() == 0) {
      return;
    }
    int pairs = b.columns() / 2;
    long sourceStride = Unchecked.stride((long) b.stride() * Float.BYTES);
    long targetStride = Unchecked.stride((long) stride * Float.BYTES);
    long bytes = (long) b.columns() * Float.BYTES;
    MemorySegment values = segment(b.array());
    long last = b.rows() - 1;
    long source = Unchecked.address(values, b.offset() * Float.BYTES, last * sourceStride + bytes);
    long target = Unchecked.address(to, from * Float.BYTES, last * targetStride + bytes);
    for (int k = 0; k < b.rows(); k++) {
      for (int j = 0; j < pairs; j++) {
        long at = (long) j * Long.BYTES;
        ALL.set(
            TWO_VALUES,
            Unchecked.place(target) + at,
            ALL.get(TWO_VALUES, Unchecked.place(source) + at));
      }
      if (b.columns() % 2 == 1) {
        long at = bytes - Float.BYTES;
        ALL.set(VALUE, Unchecked.place(target + at), ALL.get(VALUE, Unchecked.place(source + at)));
      }
      source += sourceStride;
      target += targetStride;
    }
    Reference.reachabilityFence(values);
    Reference.reachabilityFence(to);
  }

  /** Turns rows into columns. */
  static void transpose(Matrix b, MemorySegment to, long from, int stride) {
    Rows rows = new Rows(segment(b.array()), b.offset(), b.stride(), b.columns());
    transpose(rows, b.rows(), to, from, stride);
  }

  /**
   * Turns rows into columns that lie {@code stride} values apart: reads eight or four rows at a
   * time, and writes what lies together.
   *
   * @param from where to, in values
   */
  public static void transpose(Rows rows, int count, MemorySegment to, long from, int stride) {
    if (count == 0 || rows.width() == 0) {
      return;
    }
    long rowBytes = Unchecked.stride((long) rows.stride() * Float.BYTES);
    long step = Unchecked.stride((long) stride * Float.BYTES);
    long source =
        Unchecked.address(
            rows.values(),
            rows.at() * Float.BYTES,
            (count - 1) * rowBytes + (long) rows.width() * Float.BYTES);
    long target =
        Unchecked.address(
            to, from * Float.BYTES, (rows.width() - 1) * step + (long) count * Float.BYTES);
    int j = 0;
    for (; Tiles.WIDE && j + EightColumns.COUNT <= count; j += EightColumns.COUNT) {
      eight(source + j * rowBytes, rowBytes, rows.width(), target + (long) j * Float.BYTES, step);
    }
    for (; j + 4 <= count; j += 4) {
      four(source + j * rowBytes, rowBytes, rows.width(), target + (long) j * Float.BYTES, step);
    }
    for (; j < count; j++) {
      one(source + j * rowBytes, rows.width(), target + (long) j * Float.BYTES, step);
    }
    Reference.reachabilityFence(rows);
    Reference.reachabilityFence(to);
  }

  private static void eight(long source, long rowBytes, int width, long target, long step) {
    int whole = width / EightColumns.COUNT * EightColumns.COUNT;
    EightColumns.turn(source, rowBytes, whole, target, step);
    if (whole < width) {
      long from = source + (long) whole * Float.BYTES;
      long to = target + whole * step;
      four(from, rowBytes, width - whole, to, step);
      four(from + 4 * rowBytes, rowBytes, width - whole, to + 4 * Float.BYTES, step);
    }
  }

  private static void four(long source, long rowBytes, int width, long target, long step) {
    long row = Unchecked.stride(rowBytes);
    long x = Unchecked.place(source);
    long to = target;
    for (int k = 0; k < width; k++, to += step) {
      long at = x + (long) k * Float.BYTES;
      long y = Unchecked.place(to);
      ALL.set(VALUE, y, ALL.get(VALUE, at));
      ALL.set(VALUE, y + Float.BYTES, ALL.get(VALUE, at + row));
      ALL.set(VALUE, y + 2 * Float.BYTES, ALL.get(VALUE, at + 2 * row));
      ALL.set(VALUE, y + 3 * Float.BYTES, ALL.get(VALUE, at + 3 * row));
    }
  }

  private static void one(long source, int width, long target, long step) {
    long x = Unchecked.place(source);
    long to = target;
    for (int k = 0; k < width; k++, to += step) {
      ALL.set(VALUE, Unchecked.place(to), ALL.get(VALUE, x + (long) k * Float.BYTES));
    }
  }
}
