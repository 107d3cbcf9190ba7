package org.attentiontoolkit.tensor;

import java.util.Arrays;
import org.attentiontoolkit.tensor.memory.Limits;

/**
 * How N rows fall into B sequences that follow one another: sequence {@code b} has rows {@code
 * start(b)} (inclusive) to {@code end(b)} (exclusive). A sequence may be empty.
 */
public final class Segments {
  private final int[] offsets;

  private Segments(int[] offsets) {
    this.offsets = offsets;
  }

  /** Sequences of the given lengths. */
  public static Segments ofLengths(int... lengths) {
    int[] offsets = new int[lengths.length + 1];
    for (int b = 0; b < lengths.length; b++) {
      if (lengths[b] < 0) {
        throw new IllegalArgumentException("negative length in " + Arrays.toString(lengths));
      }
      offsets[b + 1] = Limits.count("tokens", (long) offsets[b] + lengths[b]);
    }
    return new Segments(offsets);
  }

  /** {@code count} sequences of one row each. */
  public static Segments singles(int count) {
    int[] offsets = new int[count + 1];
    Arrays.setAll(offsets, b -> b);
    return new Segments(offsets);
  }

  /** How many sequences: B. */
  public int count() {
    return offsets.length - 1;
  }

  /** How many rows in all of them: N. */
  public int rows() {
    return offsets[offsets.length - 1];
  }

  /** First row of a sequence. */
  public int start(int b) {
    return offsets[b];
  }

  /** The row after the last one of a sequence. */
  public int end(int b) {
    return offsets[b + 1];
  }

  /** Rows of a sequence. */
  public int length(int b) {
    return offsets[b + 1] - offsets[b];
  }

  /** All lengths, a copy. */
  public int[] lengths() {
    int[] lengths = new int[count()];
    Arrays.setAll(lengths, this::length);
    return lengths;
  }

  /** Rows of the longest sequence, 0 if there is none. */
  public int maxLength() {
    return Arrays.stream(lengths()).max().orElse(0);
  }

  /** For every row, the sequence it belongs to: {@code [N]}. */
  public int[] owners() {
    int[] owners = new int[rows()];
    for (int b = 0; b < count(); b++) {
      Arrays.fill(owners, start(b), end(b), b);
    }
    return owners;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Segments segments && Arrays.equals(offsets, segments.offsets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(offsets);
  }

  @Override
  public String toString() {
    return "Segments" + Arrays.toString(lengths());
  }
}
