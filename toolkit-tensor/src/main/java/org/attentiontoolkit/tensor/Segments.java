package org.attentiontoolkit.tensor;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.kernel.KeyRows;
import org.attentiontoolkit.tensor.memory.Limits;

/**
 * How N rows fall into B sequences that follow one another: sequence {@code b} has rows {@code
 * start(b)} (inclusive) to {@code end(b)} (exclusive). A sequence may be empty. Between sequences
 * there may be {@linkplain #withRoom room} to grow into; without it they lie close together.
 */
public final class Segments {
  private final int[] starts;
  private final int[] ends;
  private final int rows;
  private final int[] examples;
  private final int firstPosition;

  /** How much further each row of a sequence stands than the one before: 1, or 0. */
  private final int step;

  private Segments(
      int[] starts, int[] ends, int rows, int[] examples, int firstPosition, int step) {
    this.starts = starts;
    this.ends = ends;
    this.rows = rows;
    this.examples = examples;
    this.firstPosition = firstPosition;
    this.step = step;
  }

  private static Segments ofOffsets(int[] offsets) {
    int count = offsets.length - 1;
    return new Segments(
        Arrays.copyOf(offsets, count),
        Arrays.copyOfRange(offsets, 1, count + 1),
        offsets[count],
        IntStream.range(0, count).toArray(),
        0,
        1);
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
    return ofOffsets(offsets);
  }

  /** {@code count} sequences of one row each. */
  public static Segments singles(int count) {
    int[] offsets = new int[count + 1];
    Arrays.setAll(offsets, b -> b);
    return ofOffsets(offsets);
  }

  /**
   * Sequences that have room for as many rows each, from the first of which on these are theirs.
   *
   * @param room for each sequence
   * @param lengths rows of each, at most its room
   */
  public static Segments withRoom(int room, int... lengths) {
    int[] starts = new int[lengths.length];
    int[] ends = new int[lengths.length];
    int rows = Limits.count("tokens", (long) room * lengths.length);
    for (int b = 0; b < lengths.length; b++) {
      if (lengths[b] < 0 || lengths[b] > room) {
        throw new IllegalArgumentException("length " + lengths[b] + " in room for " + room);
      }
      starts[b] = b * room;
      ends[b] = starts[b] + lengths[b];
    }
    return new Segments(starts, ends, rows, IntStream.range(0, lengths.length).toArray(), 0, 1);
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
    return new Segments(starts, ends, rows, ids.clone(), firstPosition, step);
  }

  /**
   * The same, each sequence's first row being this position of its example and the others those
   * after it.
   */
  public Segments fromPosition(int position) {
    return new Segments(starts, ends, rows, examples, position, 1);
  }

  /**
   * The same, all rows being this position of their example, such as the hypotheses of a search.
   */
  public Segments atPosition(int position) {
    return new Segments(starts, ends, rows, examples, position, 0);
  }

  /** Sequence {@code sequences[i]} for each i, for the same example. */
  public Segments select(int... sequences) {
    Segments chosen = ofLengths(Arrays.stream(sequences).map(this::length).toArray());
    int[] ids = Arrays.stream(sequences).map(this::example).toArray();
    return new Segments(chosen.starts, chosen.ends, chosen.rows, ids, firstPosition, step);
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

  /** Which position of its example row {@code row} of a sequence is, counted within it. */
  public int position(int row) {
    return firstPosition + step * row;
  }

  /** For every row, its position: {@code [N]}; for rows between sequences it means nothing. */
  public int[] positions() {
    int[] positions = new int[rows()];
    for (int b = 0; b < count(); b++) {
      for (int row = start(b); row < end(b); row++) {
        positions[row] = position(row - start(b));
      }
    }
    return positions;
  }

  /** What each row stands for: {@code [N]}. */
  public Places places() {
    return Places.of(this);
  }

  /** How many sequences: B. */
  public int count() {
    return starts.length;
  }

  /** How many rows there are, room between sequences included: N. */
  public int rows() {
    return rows;
  }

  /** Whether the sequences lie close together, without room between them. */
  public boolean contiguous() {
    return Arrays.stream(lengths()).sum() == rows;
  }

  /** First row of a sequence. */
  public int start(int b) {
    return starts[b];
  }

  /** The row after the last one of a sequence. */
  public int end(int b) {
    return ends[b];
  }

  /**
   * The first row of each sequence, then N: {@code [B + 1]}.
   *
   * @throws IllegalArgumentException if there is room between sequences
   */
  public int[] starts() {
    if (!contiguous()) {
      throw new IllegalArgumentException("queries with room between their sequences: " + this);
    }
    int[] all = Arrays.copyOf(starts, count() + 1);
    all[count()] = rows;
    return all;
  }

  /** Where the rows of each sequence are, for kernels that find keys by it. */
  public KeyRows keyRows() {
    return new KeyRows(starts, lengths(), rows);
  }

  /** Rows of a sequence. */
  public int length(int b) {
    return ends[b] - starts[b];
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

  /** For every row, the sequence it belongs to, −1 for room between them: {@code [N]}. */
  public int[] owners() {
    int[] owners = new int[rows()];
    Arrays.fill(owners, -1);
    for (int b = 0; b < count(); b++) {
      Arrays.fill(owners, start(b), end(b), b);
    }
    return owners;
  }

  /** Whether the sequences lie in the same rows, whatever they stand for. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Segments segments
        && rows == segments.rows
        && Arrays.equals(starts, segments.starts)
        && Arrays.equals(ends, segments.ends);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(starts) + Arrays.hashCode(ends);
  }

  @Override
  public String toString() {
    return "Segments" + Arrays.toString(lengths());
  }
}
