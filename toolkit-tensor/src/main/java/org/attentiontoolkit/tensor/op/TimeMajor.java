package org.attentiontoolkit.tensor.op;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.Segments;

/**
 * The rows of packed sequences ordered by time step: step t has one row for each sequence that is
 * longer than t, longest first. So the live sequences of a step are the first ones of the step
 * before, and finished ones leave the batch.
 */
final class TimeMajor {
  private final int[] sequences;
  private final int[] starts;
  private final int[] rows;
  private final int[] places;
  private final int[] last;

  TimeMajor(Segments segments, Direction direction) {
    sequences =
        IntStream.range(0, segments.count())
            .boxed()
            .sorted(Comparator.comparingInt(b -> -segments.length(b)))
            .mapToInt(b -> b)
            .toArray();
    starts = new int[segments.maxLength() + 1];
    rows = new int[segments.rows()];
    places = new int[rows.length];
    last = new int[sequences.length];
    int place = 0;
    for (int t = 0; t < starts.length - 1; t++) {
      starts[t] = place;
      for (int b : sequences) {
        if (segments.length(b) <= t) {
          break;
        }
        int row = direction == Direction.FORWARD ? segments.start(b) + t : segments.end(b) - 1 - t;
        rows[place] = row;
        places[row] = place;
        last[b] = place++;
      }
    }
    starts[starts.length - 1] = place;
  }

  /** How many steps there are. */
  int steps() {
    return starts.length - 1;
  }

  /** The first row of a step; that of step {@link #steps} is N. */
  int start(int t) {
    return starts[t];
  }

  /** How many sequences are longer than {@code t}. */
  int live(int t) {
    return starts[t + 1] - starts[t];
  }

  /** The sequences, longest first: {@code [B]}. */
  int[] sequences() {
    return sequences;
  }

  /** For each row by time, the row it has in the packed sequences: {@code [N]}. */
  int[] rows() {
    return rows;
  }

  /** For each row of the packed sequences, its place by time: {@code [N]}. */
  int[] places() {
    return places;
  }

  /** For each sequence, the place of the row that is read last: {@code [B]}. */
  int[] last() {
    return last;
  }

  @Override
  public String toString() {
    return "TimeMajor" + Arrays.toString(rows);
  }
}
