package org.attentiontoolkit.api.attention;

import java.util.Optional;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.op.DistanceBias;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * How an attention knows where its queries and keys stand: by what it does to them before they are
 * compared, or by what it adds to their scores. Positions are those of {@link Segments#position}.
 * By default nothing is done: a kind of positions implements what it needs.
 */
public interface Positions {
  /**
   * Queries that know where they stand.
   *
   * @param queries what dot products compare, {@code [M, H · A]}
   * @return of the same shape and sequences
   */
  default Packed queries(Tape tape, Packed queries) {
    return queries;
  }

  /**
   * Keys that know where they stand, once a key, row by row: they may come a few at a time.
   *
   * @param keys what dot products compare, {@code [N, H · A]}
   * @param positions of each row, {@code [N]}; they count, not those of the segments
   * @return of the same shape and sequences
   */
  default Packed keys(Tape tape, Packed keys, int[] positions) {
    return keys;
  }

  /**
   * What to add to scores by how far a key stands from its query, learned or not: with it, scores
   * of dot products still need not be stored.
   *
   * @param queries what {@link #queries} gave, where scores are dot products; otherwise as the
   *     attention got them
   */
  default Optional<DistanceBias> distances(Tape tape, Packed queries, Segments keys) {
    return Optional.empty();
  }

  /**
   * What to add to each score besides, whatever it follows from. A value for each pair is stored.
   *
   * @param queries as in {@link #distances}
   * @return of as many heads as there are
   */
  default Optional<Pairs> bias(Tape tape, Packed queries, Segments keys) {
    return Optional.empty();
  }
}
