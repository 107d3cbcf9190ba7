package org.attentiontoolkit.tensor;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.memory.Limits;

/**
 * How N rows fall into B sequences that follow one another: sequence {@code b} has rows {@code
 * start(b)} (inclusive) to {@code end(b)} (exclusive). A sequence may be empty.
 */
public final class Segments {
  private final int[] offsets;
  private final int[] examples;
  private final int firstPosition;

  private Segments(int[] offsets, int[] examples, int firstPosition) {
    this.offsets = offsets;
    this.examples = examples;
    this.firstPosition = firstPosition;
  }

  private Segments(int[] offsets) {
    this(offsets, IntStream.range(0, offsets.length - 1).toArray(), 0);
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

  /**
   * The same, standing for these examples of an epoch. Without it, a sequence stands for the
   * example of its own number.
   *
   * @param ids {@code [B]}
   */
  public Segments ofExamples(int... ids) {
    if (ids.length != count()) {
      throw new IllegalArgumentException(
          "%d examples for B = %d sequences".formatted(ids.length, count()));
    }
    return new Segments(offsets, ids.clone(), firstPosition);
  }

  /** The same, each sequence's first row being this position of its example. */
  public Segments fromPosition(int position) {
    return new Segments(offsets, examples, position);
  }

  /** Sequence {@code sequences[i]} for each i, for the same example. */
  public Segments select(int... sequences) {
    return ofLengths(Arrays.stream(sequences).map(this::length).toArray())
        .ofExamples(Arrays.stream(sequences).map(this::example).toArray())
        .fromPosition(firstPosition);
  }

  /** The example that a sequence stands for. */
  public int example(int b) {
    return examples[b];
  }

  /** The examples that the sequences stand for, a copy: {@code [B]}. */
  public int[] examples() {
    return examples.clone();
  }

  /** Which position of its example a sequence's first row is. */
  public int firstPosition() {
    return firstPosition;
  }

  /** What each row stands for: {@code [N]}. */
  public Places places() {
    return Places.of(this);
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

  /** The first row of each sequence, then N, a copy: {@code [B + 1]}. */
  public int[] starts() {
    return offsets.clone();
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

  /** Whether the sequences are as long, whatever they stand for. */
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
