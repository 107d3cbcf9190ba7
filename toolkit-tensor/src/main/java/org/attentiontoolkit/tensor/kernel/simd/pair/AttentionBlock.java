package org.attentiontoolkit.tensor.kernel.simd.pair;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.tensor.kernel.AttentionForm;
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
 * @param span the keys
 */
record AttentionBlock(AttentionForm form, int b, int head, int query, int count, KeySpan span) {
  /** Scores that may be there at the same time: 1 MB of the second-level cache. */
  private static final int MAX_SCORES = 1 << 18;

  private static final int MIN_QUERIES = 16;

  /** Keeps rows from being a power of two apart: they would share few sets of the cache. */
  private static final int PADDING = 16;

  /** Of queries {@code from} to {@code to}, with keys in steps of {@code step}. */
  static AttentionBlock of(AttentionForm form, int b, int head, int from, int to, int step) {
    KeySpan span = KeySpan.of(form.ranges(), b, from, to, step);
    return new AttentionBlock(form, b, head, from, to - from, span);
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
    return span.columns();
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
    return new AttentionRow(form, b, head, query + i, span, pairs.row(i));
  }

  /** Drops weights or their gradients, if the form says so. */
  void drop(Rows pairs) {
    form.dropout()
        .ifPresent(dropout -> {
          int from = form.ranges().queryStart(b) + query;
          DropoutRule rule = dropout.rule(head, from, count, form.ranges().keys(b));
          for (int i = 0; i < count; i++) {
            drop(rule, i, 0, span.leading(), pairs);
            drop(rule, i, span.leading(), keys(), pairs);
          }
        });
  }

  private void drop(DropoutRule rule, int i, int from, int to, Rows pairs) {
    if (from < to) {
      MemorySegment values = pairs.values();
      long at = pairs.row(i) + from;
      SimdDropout.apply(rule, i, span.key(from), values, values, at, to - from, false);
    }
  }
}
