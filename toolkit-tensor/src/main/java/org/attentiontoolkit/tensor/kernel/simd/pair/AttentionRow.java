package org.attentiontoolkit.tensor.kernel.simd.pair;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.attentiontoolkit.tensor.kernel.AttentionForm;
import org.attentiontoolkit.tensor.kernel.AttentionRanges;
import org.attentiontoolkit.tensor.kernel.ScoreFunction;
import org.attentiontoolkit.tensor.kernel.ScoreRow;
import org.attentiontoolkit.tensor.kernel.SoftCap;
import org.attentiontoolkit.tensor.kernel.simd.vector.RowLoops;
import org.attentiontoolkit.tensor.kernel.simd.vector.SoftmaxLoops;

/**
 * The scores of one query in one head, in the place where they become weights. It sees those from
 * the first column on up to one, and those from another to a third.
 */
final class AttentionRow {
  private final AttentionForm form;
  private final int b;
  private final int head;
  private final int query;
  private final KeySpan span;
  private final long at;
  private final int leadingEnd;
  private final int from;
  private final int to;

  /**
   * A query's row.
   *
   * @param at where the scores of the span are
   */
  AttentionRow(AttentionForm form, int b, int head, int query, KeySpan span, long at) {
    this.form = form;
    this.b = b;
    this.head = head;
    this.query = query;
    this.span = span;
    this.at = at;
    AttentionRanges ranges = form.ranges();
    leadingEnd = span.column(ranges.leadingKeys(b, query));
    boolean range = ranges.firstKey(b, query) < ranges.endKey(b, query);
    from = range ? span.column(ranges.firstKey(b, query)) : span.columns();
    to = range ? span.column(ranges.endKey(b, query)) : span.columns();
  }

  /**
   * Turns scores into weights that still are to be divided by their sum; zeros where the query sees
   * no key.
   *
   * @param sink a score that counts in the sum, −∞ for none
   * @return the sum, and the logarithm with the largest score made good
   */
  Sum weigh(MemorySegment scores, float sink) {
    float leadingMax = RowLoops.max(scores, at, leadingEnd);
    float rangeMax = RowLoops.max(scores, at + from, to - from);
    float max = Math.max(sink, Math.max(leadingMax, rangeMax));
    if (max == Float.NEGATIVE_INFINITY) {
      clear(scores, 0, span.columns());
      return Sum.NOTHING;
    }
    float sum = sink == Float.NEGATIVE_INFINITY ? 0 : (float) Math.exp(sink - max);
    if (leadingEnd > 0) {
      sum += SoftmaxLoops.exp(scores, max, scores, at, leadingEnd);
    }
    sum += SoftmaxLoops.exp(scores, max, scores, at + from, to - from);
    clearUnseen(scores);
    return new Sum(sum, (float) (max + Math.log(sum)));
  }

  /**
   * What the weights of a query sum up to before they are divided by it.
   *
   * @param log the logarithm with the largest score made good
   */
  record Sum(float value, float log) {
    static final Sum NOTHING = new Sum(1, 0);
  }

  /** Turns scores into weights, from the logarithm of their sum. */
  void weighAgain(MemorySegment scores, float logSum) {
    SoftmaxLoops.probabilities(scores, logSum, 1, 0, scores, at, leadingEnd, false);
    SoftmaxLoops.probabilities(scores, logSum, 1, 0, scores, at + from, to - from, false);
    clearUnseen(scores);
  }

  /**
   * Turns gradients of weights into those of scores.
   *
   * @param mean Σ weight · gradient
   */
  void gradient(MemorySegment weights, MemorySegment gradients, float mean) {
    SoftmaxLoops.gradient(weights, gradients, mean, gradients, at, span.columns(), false);
  }

  /**
   * Changes scores as the form's function says.
   *
   * @param slopes receives the derivative by what each score was, one for each column
   */
  void change(MemorySegment scores, MemorySegment slopes) {
    form.function()
        .ifPresent(f -> {
          change(f, scores, slopes, 0, leadingEnd);
          change(f, scores, slopes, from, to);
        });
  }

  private void change(
      ScoreFunction f, MemorySegment scores, MemorySegment slopes, int first, int end) {
    if (first == end) {
      return;
    }
    if (f instanceof SoftCap(double cap)) {
      SoftmaxLoops.cap(scores, at + first, (float) cap, slopes, first, end - first);
      return;
    }
    double[] values = new double[end - first];
    double[] factors = new double[end - first];
    Arrays.fill(factors, 1);
    for (int j = 0; j < values.length; j++) {
      values[j] = scores.getAtIndex(JAVA_FLOAT, at + first + j);
    }
    f.change(new ScoreRow(b, head, query, span.key(first)), values, factors);
    for (int j = 0; j < values.length; j++) {
      scores.setAtIndex(JAVA_FLOAT, at + first + j, (float) values[j]);
      slopes.setAtIndex(JAVA_FLOAT, (long) first + j, (float) factors[j]);
    }
  }

  /** Multiplies gradients with what {@link #change} kept. */
  void multiply(MemorySegment slopes, MemorySegment gradients) {
    RowLoops.multiply(slopes, 0, gradients, at, leadingEnd);
    RowLoops.multiply(slopes, from, gradients, at + from, to - from);
  }

  /** Adds a query's numbers by distance to its scores. */
  void add(DistanceRow biases, MemorySegment scores) {
    biases.addTo(scores, at, span, 0, leadingEnd);
    biases.addTo(scores, at, span, from, to);
  }

  /** Adds the gradients of scores to those of a query's numbers by distance. */
  void addGradients(MemorySegment dScores, DistanceRow gradients) {
    gradients.addSums(dScores, at, span, 0, leadingEnd);
    gradients.addSums(dScores, at, span, from, to);
  }

  private void clearUnseen(MemorySegment x) {
    clear(x, leadingEnd, from);
    clear(x, to, span.columns());
  }

  private void clear(MemorySegment x, int first, int end) {
    if (first < end) {
      x.asSlice((at + first) * Float.BYTES, (long) (end - first) * Float.BYTES).fill((byte) 0);
    }
  }
}
