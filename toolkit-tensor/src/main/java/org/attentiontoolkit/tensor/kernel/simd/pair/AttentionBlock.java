package org.attentiontoolkit.tensor.kernel.simd.pair;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.tensor.kernel.AttentionForm;
import org.attentiontoolkit.tensor.kernel.AttentionRanges;
import org.attentiontoolkit.tensor.kernel.DropoutRule;
import org.attentiontoolkit.tensor.kernel.simd.vector.Rows;
import org.attentiontoolkit.tensor.kernel.simd.vector.Scratch;
import org.attentiontoolkit.tensor.kernel.simd.vector.SimdDropout;
import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * Some queries of one head of one sequence, and the keys that any of them sees.
 *
 * @param query the first query, within its sequence
 * @param count how many queries
 * @param first the first key
 * @param end the key after the last
 */
record AttentionBlock(
    AttentionForm form, int b, int head, int query, int count, int first, int end) {
  /** Scores that may be there at the same time: 1 MB of the second-level cache. */
  private static final int MAX_SCORES = 1 << 18;

  private static final int MIN_QUERIES = 16;

  /** Keeps rows from being a power of two apart: they would share few sets of the cache. */
  private static final int PADDING = 16;

  /** Of queries {@code from} to {@code to}; the first key is a multiple of {@code step}. */
  static AttentionBlock of(AttentionForm form, int b, int head, int from, int to, int step) {
    AttentionRanges ranges = form.ranges();
    int first = ranges.keys(b);
    int end = 0;
    for (int i = from; i < to; i++) {
      if (ranges.firstKey(b, i) < ranges.endKey(b, i)) {
        first = Math.min(first, ranges.firstKey(b, i));
        end = Math.max(end, ranges.endKey(b, i));
      }
    }
    int start = Math.min(first, end) / step * step;
    return new AttentionBlock(form, b, head, from, to - from, start, end);
  }

  /** The same in blocks of as many queries as stay in the cache with their scores. */
  List<AttentionBlock> cut(int step) {
    int fitting = Math.clamp(MAX_SCORES / Math.max(1, keys()), MIN_QUERIES, HeadRows.QUERIES);
    List<AttentionBlock> blocks = new ArrayList<>();
    for (int i = query; i < query + count; i += fitting) {
      blocks.add(of(form, b, head, i, Math.min(query + count, i + fitting), step));
    }
    return blocks;
  }

  /** How many keys. */
  int keys() {
    return end - first;
  }

  /** Room for a value for each pair. */
  Rows pairs(Scratch scratch) {
    int stride = (keys() + 2 * PADDING - 1) / PADDING * PADDING;
    MemorySegment room = scratch.values((long) stride * count);
    return new Rows(room, 0, stride, keys());
  }

  /** What the queries have in an array with columns for each head. */
  Rows queries(DenseArray x) {
    return Rows.of(x, form.ranges().queryStart(b) + query, head, form.heads());
  }

  /** One query, its scores in row i of {@link #pairs}. */
  AttentionRow row(int i, Rows pairs) {
    return new AttentionRow(form, b, head, query + i, first, keys(), pairs.row(i));
  }

  /** Drops weights or their gradients, if the form says so. */
  void drop(Rows pairs) {
    form.dropout()
        .ifPresent(dropout -> {
          int from = form.ranges().queryStart(b) + query;
          DropoutRule rule = dropout.rule(head, from, count, form.ranges().keys(b));
          for (int i = 0; i < count; i++) {
            SimdDropout.apply(
                rule, i, first, pairs.values(), pairs.values(), pairs.row(i), keys(), false);
          }
        });
  }
}
