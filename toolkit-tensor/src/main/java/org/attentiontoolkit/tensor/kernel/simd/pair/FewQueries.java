package org.attentiontoolkit.tensor.kernel.simd.pair;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.kernel.AttentionArrays;
import org.attentiontoolkit.tensor.kernel.AttentionForm;
import org.attentiontoolkit.tensor.kernel.AttentionRanges;
import org.attentiontoolkit.tensor.kernel.AttentionResult;
import org.attentiontoolkit.tensor.kernel.simd.vector.RowLoops;
import org.attentiontoolkit.tensor.kernel.simd.vector.Rows;
import org.attentiontoolkit.tensor.kernel.simd.vector.Scratch;
import org.attentiontoolkit.tensor.kernel.simd.vector.SoftmaxLoops;

/**
 * The contexts of a sequence with few queries, as a search has at each step: each query by itself,
 * all heads in one unit. What {@link AttentionForward} prepares for products of many queries would
 * take most of the time.
 */
record FewQueries(AttentionForm form, AttentionArrays inputs, AttentionResult result) {
  private static final int MOST = 8;
  private static final Scratch SCORES = new Scratch();

  /**
   * Whether this serves a sequence. That depends on the sequence alone, so that its bits are the
   * same in any batch.
   */
  boolean serves(int b) {
    AttentionRanges ranges = form.ranges();
    if (ranges.queries(b) > MOST || changesScores()) {
      return false;
    }
    for (int i = 0; i < ranges.queries(b); i++) {
      if (ranges.leadingKeys(b, i) > 0) {
        return false;
      }
    }
    return true;
  }

  private boolean changesScores() {
    return form.function().isPresent()
        || inputs.biases().isPresent()
        || inputs.sinks().isPresent()
        || form.dropout().isPresent();
  }

  void run(int b) {
    AttentionRanges ranges = form.ranges();
    MemorySegment scores = SCORES.values(ranges.keys(b));
    for (int head = 0; head < form.heads(); head++) {
      int keyHead = head / form.group();
      Rows queries = Rows.of(inputs.queries(), ranges.queryStart(b), head, form.heads());
      Rows keys = Rows.of(inputs.keys(), ranges.keyStart(b), keyHead, form.keyHeads());
      Rows values = Rows.of(inputs.values(), ranges.keyStart(b), keyHead, form.keyHeads());
      Rows contexts = Rows.of(result.contexts(), ranges.queryStart(b), head, form.heads());
      Rows logSums = Rows.of(result.logSums(), ranges.queryStart(b), head, form.heads());
      for (int i = 0; i < ranges.queries(b); i++) {
        int first = ranges.firstKey(b, i);
        int count = ranges.endKey(b, i) - first;
        float logSum = 0;
        float share = 0;
        if (count > 0) {
          PairLoops.dot(
              queries, i, keys.from(first), count, (float) form.scale(), scores, 0, false);
          float max = RowLoops.max(scores, 0, count);
          float sum = SoftmaxLoops.exp(scores, max, scores, 0, count);
          logSum = (float) (max + Math.log(sum));
          share = 1 / sum;
        }
        PairLoops.sum(scores, 0, 1, values.from(first), count, 1, contexts, i, false);
        long at = contexts.row(i);
        RowLoops.scale(
            contexts.values(), at, share, contexts.values(), at, contexts.width(), false);
        logSums.values().setAtIndex(JAVA_FLOAT, logSums.row(i), logSum);
      }
    }
  }
}
