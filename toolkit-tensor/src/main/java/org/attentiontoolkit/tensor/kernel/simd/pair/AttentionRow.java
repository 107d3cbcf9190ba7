package org.attentiontoolkit.tensor.kernel.simd.pair;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.kernel.AttentionForm;
import org.attentiontoolkit.tensor.kernel.ScoreFunction;
import org.attentiontoolkit.tensor.kernel.simd.vector.RowLoops;
import org.attentiontoolkit.tensor.kernel.simd.vector.SoftmaxLoops;

/**
 * The scores of one query in one head, in the place where they become weights.
 *
 * @param first the key of the first score
 * @param length how many scores there are
 * @param at where they are
 */
record AttentionRow(
    AttentionForm form, int b, int head, int query, int first, int length, long at) {
  /**
   * Turns scores into weights that still are to be divided by their sum; zeros where the query sees
   * no key.
   *
   * @return the largest score and the sum
   */
  Sum weigh(MemorySegment scores) {
    form.function().ifPresent(f -> change(f, scores));
    long from = at + seenFrom();
    int seen = seenTo() - seenFrom();
    float max = RowLoops.max(scores, from, seen);
    if (max == Float.NEGATIVE_INFINITY) {
      clear(scores, 0, length);
      return Sum.NOTHING;
    }
    float sum = SoftmaxLoops.exp(scores, max, scores, from, seen);
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
    long from = at + seenFrom();
    SoftmaxLoops.probabilities(scores, logSum, 1, 0, scores, from, seenTo() - seenFrom(), false);
    clearUnseen(scores);
  }

  /**
   * Turns gradients of weights into those of scores.
   *
   * @param mean Σ weight · gradient
   */
  void gradient(MemorySegment weights, MemorySegment gradients, float mean) {
    SoftmaxLoops.gradient(weights, gradients, mean, gradients, at, length, false);
  }

  /** Changes scores, keeping the slopes. */
  void change(ScoreFunction f, MemorySegment scores, float[] slopes) {
    for (int j = seenFrom(); j < seenTo(); j++) {
      float score = scores.getAtIndex(JAVA_FLOAT, at + j);
      slopes[j] = (float) f.slope(b, head, query, first + j, score);
    }
    change(f, scores);
  }

  /** Multiplies gradients with what {@link #change} kept. */
  void multiply(float[] slopes, MemorySegment gradients) {
    for (int j = seenFrom(); j < seenTo(); j++) {
      float gradient = gradients.getAtIndex(JAVA_FLOAT, at + j);
      gradients.setAtIndex(JAVA_FLOAT, at + j, slopes[j] * gradient);
    }
  }

  private void change(ScoreFunction f, MemorySegment scores) {
    for (int j = seenFrom(); j < seenTo(); j++) {
      float score = scores.getAtIndex(JAVA_FLOAT, at + j);
      float changed = (float) f.value(b, head, query, first + j, score);
      scores.setAtIndex(JAVA_FLOAT, at + j, changed);
    }
  }

  private int seenFrom() {
    return Math.clamp(form.ranges().firstKey(b, query) - first, 0, length);
  }

  private int seenTo() {
    return Math.clamp(form.ranges().endKey(b, query) - first, seenFrom(), length);
  }

  private void clearUnseen(MemorySegment x) {
    clear(x, 0, seenFrom());
    clear(x, seenTo(), length);
  }

  private void clear(MemorySegment x, int from, int to) {
    x.asSlice((at + from) * Float.BYTES, (long) (to - from) * Float.BYTES).fill((byte) 0);
  }
}
