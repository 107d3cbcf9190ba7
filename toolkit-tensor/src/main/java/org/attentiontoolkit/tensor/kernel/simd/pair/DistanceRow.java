package org.attentiontoolkit.tensor.kernel.simd.pair;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.kernel.Distances;
import org.attentiontoolkit.tensor.kernel.simd.vector.RowLoops;
import org.attentiontoolkit.tensor.kernel.simd.vector.SoftmaxLoops;

/**
 * The numbers by distance of one query in one head, or their gradients: of the scores of
 * neighbouring keys some take the first, some one each, and some the last.
 *
 * @param values where they are
 * @param start place of the first of W
 * @param place of the number of key 0, see {@link Distances#place}
 */
record DistanceRow(Distances distances, MemorySegment values, long start, long place) {
  /** Adds numbers to the scores of columns {@code from} to {@code to} of a span. */
  void addTo(MemorySegment scores, long at, KeySpan span, int from, int to) {
    Parts parts = parts(span, from, to);
    RowLoops.shift(scores, at + parts.from(), first(), parts.first() - parts.from());
    RowLoops.copy(
        values, parts.source(), scores, at + parts.first(), parts.last() - parts.first(), true);
    RowLoops.shift(scores, at + parts.last(), last(), parts.to() - parts.last());
  }

  /** Adds the gradients of the scores of columns {@code from} to {@code to} to these. */
  void addSums(MemorySegment dScores, long at, KeySpan span, int from, int to) {
    Parts parts = parts(span, from, to);
    long end = start + distances.count() - 1;
    add(start, SoftmaxLoops.sum(dScores, at + parts.from(), parts.first() - parts.from()));
    RowLoops.copy(
        dScores, at + parts.first(), values, parts.source(), parts.last() - parts.first(), true);
    add(end, SoftmaxLoops.sum(dScores, at + parts.last(), parts.to() - parts.last()));
  }

  private void add(long index, float sum) {
    values.setAtIndex(JAVA_FLOAT, index, values.getAtIndex(JAVA_FLOAT, index) + sum);
  }

  private float first() {
    return values.getAtIndex(JAVA_FLOAT, start);
  }

  private float last() {
    return values.getAtIndex(JAVA_FLOAT, start + distances.count() - 1);
  }

  /**
   * Columns {@code from} to {@code first} take the first number, those to {@code last} one each,
   * those to {@code to} the last.
   *
   * @param source of the numbers taken one each
   */
  private record Parts(int from, int first, int last, int to, long source) {}

  private Parts parts(KeySpan span, int column, int to) {
    int from = Math.clamp(span.column(distances.unplaced()), column, to);
    if (from == to) {
      return new Parts(to, to, to, to, start);
    }
    long number = place + span.key(from); // of column from; each further one has it one further
    int first = (int) Math.clamp(from - number, from, to);
    int last = (int) Math.clamp(from - number + distances.count(), first, to);
    return new Parts(from, first, last, to, start + number + first - from);
  }
}
