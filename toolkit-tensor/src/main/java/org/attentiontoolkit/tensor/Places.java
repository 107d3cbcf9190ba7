package org.attentiontoolkit.tensor;

import java.util.Optional;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.random.Draws;

/**
 * What N rows stand for: each for a position of an example, wherever it lies in a batch. Draws that
 * follow it are the same in a batch of 64 and in four of 16.
 */
public final class Places {
  private final Segments segments;

  /** Which of their rows; all of them in order without it. */
  private final Optional<int[]> selected;

  private Places(Segments segments, Optional<int[]> selected) {
    this.segments = segments;
    this.selected = selected;
  }

  static Places of(Segments segments) {
    return new Places(segments, Optional.empty());
  }

  /** How many rows: N. */
  public int rows() {
    return selected.map(rows -> rows.length).orElse(segments.rows());
  }

  /** Those of row {@code rows[i]} for each i. */
  public Places select(int[] rows) {
    return new Places(segments, Optional.of(IntStream.of(rows).map(this::row).toArray()));
  }

  /** A key of random draws for each row: {@code [N]}. */
  public long[] keys(long key) {
    int[] owners = segments.owners();
    long[] keys = new long[rows()];
    for (int i = 0; i < keys.length; i++) {
      int row = row(i);
      int b = owners[row];
      int position = segments.position(row - segments.start(b));
      keys[i] = Draws.bits(Draws.bits(key, segments.example(b)), position);
    }
    return keys;
  }

  private int row(int i) {
    return selected.map(rows -> rows[i]).orElse(i);
  }
}
