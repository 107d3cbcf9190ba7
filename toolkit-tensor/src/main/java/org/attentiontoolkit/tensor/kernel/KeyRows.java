package org.attentiontoolkit.tensor.kernel;

/**
 * In which rows of an array the keys of each sequence are. There may be rows between those of two
 * sequences, room for more keys that nobody looks at.
 *
 * @param starts the first key of each sequence: {@code [B]}
 * @param counts how many keys each sequence has: {@code [B]}
 * @param rows Nk, of the whole array
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record KeyRows(int[] starts, int[] counts, int rows) {
  /** Checks that the keys of all sequences lie within the array. */
  public KeyRows {
    if (starts.length != counts.length) {
      throw new IllegalArgumentException(
          "%d starts for %d sequences".formatted(starts.length, counts.length));
    }
    for (int b = 0; b < starts.length; b++) {
      if (starts[b] < 0 || counts[b] < 0 || (long) starts[b] + counts[b] > rows) {
        throw new IllegalArgumentException(
            "keys %d to %d of sequence %d are not within Nk = %d"
                .formatted(starts[b], starts[b] + counts[b], b, rows));
      }
    }
  }
}
