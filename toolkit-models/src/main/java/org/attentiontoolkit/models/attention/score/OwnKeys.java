package org.attentiontoolkit.models.attention.score;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.Layout;

/**
 * Keys of their own for each query, so that what differs from pair to pair can be added to them. A
 * row for each pair, in the order of {@link org.attentiontoolkit.tensor.op.PairLayout} for one
 * head.
 *
 * @param keys {@code [P, A]}, a sequence for each of M queries
 */
record OwnKeys(Packed keys) {
  /** Of queries that share the keys of their sequences. */
  static OwnKeys of(Tape tape, Segments queries, Packed shared) {
    Segments from = shared.segments();
    int[] owners = queries.owners();
    int[] rows =
        Arrays.stream(owners).flatMap(b -> IntStream.range(from.start(b), from.end(b))).toArray();
    int[] lengths = Arrays.stream(owners).map(from::length).toArray();
    return new OwnKeys(new Packed(taken(tape, shared.values(), rows), Segments.ofLengths(lengths)));
  }

  /** Without a copy where the rows are the first ones, as they are in training. */
  private static Tensor taken(Tape tape, Tensor keys, int[] rows) {
    boolean first = IntStream.range(0, rows.length).allMatch(i -> rows[i] == i);
    return first ? Layout.rows(tape, keys, 0, rows.length) : Layout.gatherRows(tape, keys, rows);
  }
}
