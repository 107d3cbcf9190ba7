package org.attentiontoolkit.tensor;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.random.Draws;

/**
 * What N rows stand for: each for a position of an example, wherever it lies in a batch. Draws that
 * follow it are the same in a batch of 64 and in four of 16.
 */
public final class Places {
  private final int[] examples;
  private final int[] positions;

  private Places(int[] examples, int[] positions) {
    this.examples = examples;
    this.positions = positions;
  }

  static Places of(Segments segments) {
    int[] examples = new int[segments.rows()];
    int[] positions = new int[segments.rows()];
    for (int b = 0; b < segments.count(); b++) {
      int start = segments.start(b);
      Arrays.fill(examples, start, segments.end(b), segments.example(b));
      for (int i = start; i < segments.end(b); i++) {
        positions[i] = segments.firstPosition() + i - start;
      }
    }
    return new Places(examples, positions);
  }

  /** How many rows: N. */
  public int rows() {
    return examples.length;
  }

  /** Those of row {@code rows[i]} for each i. */
  public Places select(int[] rows) {
    return new Places(
        IntStream.of(rows).map(r -> examples[r]).toArray(),
        IntStream.of(rows).map(r -> positions[r]).toArray());
  }

  /** A key of random draws for each row: {@code [N]}. */
  public long[] keys(long key) {
    long[] keys = new long[examples.length];
    Arrays.setAll(keys, r -> Draws.bits(Draws.bits(key, examples[r]), positions[r]));
    return keys;
  }
}
