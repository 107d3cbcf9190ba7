package org.attentiontoolkit.tensor.kernel;

/**
 * How far each key stands from each query, in a row of W numbers: the first is for one distance
 * (the key's position less the query's) and all below it, the last for that of its place and all
 * above it, those between for one each. A sequence's keys stand at positions that follow one
 * another.
 */
public final class Distances {
  private final int[] queryPositions;
  private final int[] keyPositions;
  private final int unplaced;
  private final int first;
  private final int count;
  private final boolean ofQueries;

  /**
   * Distances in B sequences.
   *
   * @param queryPositions of each query: {@code [Nq]}
   * @param keyPositions of the first key of each sequence that has a position: {@code [B]}
   * @param unplaced how many keys of each sequence come before it and have none: nothing is added
   *     to their scores
   * @param first the distance of the first number
   * @param count W
   * @param ofQueries whether each query has numbers of its own
   */
  public Distances(
      int[] queryPositions,
      int[] keyPositions,
      int unplaced,
      int first,
      int count,
      boolean ofQueries) {
    if (unplaced < 0 || count < 1) {
      throw new IllegalArgumentException(
          "%d keys without a position, W = %d distances".formatted(unplaced, count));
    }
    this.queryPositions = queryPositions;
    this.keyPositions = keyPositions;
    this.unplaced = unplaced;
    this.first = first;
    this.count = count;
    this.ofQueries = ofQueries;
  }

  /** How many queries: Nq. */
  public int queries() {
    return queryPositions.length;
  }

  /** How many sequences: B. */
  public int sequences() {
    return keyPositions.length;
  }

  /** How many numbers a query has in a head: W. */
  public int count() {
    return count;
  }

  /** Whether each query has numbers of its own, rather than all the same. */
  public boolean ofQueries() {
    return ofQueries;
  }

  /** How many keys of each sequence have no position: the first ones. */
  public int unplaced() {
    return unplaced;
  }

  /**
   * Where key 0 of a sequence would have its number if there were one for every distance; key j has
   * it j further.
   *
   * @param query of all sequences'
   */
  public long place(int b, int query) {
    return (long) keyPositions[b] - unplaced - queryPositions[query] - first;
  }

  /** Which of the W numbers a key with a position has, counted within its sequence. */
  public int column(int b, int query, int key) {
    return Math.clamp(place(b, query) + key, 0, count - 1);
  }
}
