package org.attentiontoolkit.api.attention;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.PairValues;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * Keys that stand before each sequence's own, are seen from everywhere and have no position.
 * Windows and positions know nothing of them.
 *
 * @param count of each sequence
 */
record PersistentKeys(int count) {
  /** The sequences' own keys; they lie elsewhere, but are as many and at the same positions. */
  Segments own(Segments all) {
    if (count == 0) {
      return all;
    }
    int[] lengths = Arrays.stream(all.lengths()).map(length -> length - count).toArray();
    return Segments.ofLengths(lengths)
        .ofExamples(all.examples())
        .fromPosition(all.firstPosition() + count);
  }

  /** What is seen of all keys where this is seen of a sequence's own. */
  Visibility seen(Visibility visibility, Segments queries, Segments own) {
    if (count == 0 || visibility instanceof Visibility.Full) {
      return visibility;
    }
    boolean allStandBehind =
        IntStream.range(0, own.count()).allMatch(b -> queries.length(b) <= own.length(b));
    if (visibility instanceof Visibility.Causal && allStandBehind) {
      return visibility;
    }
    return Visibility.of((b, query, key) ->
        key < count || visibility.sees(b, query, key - count, queries.length(b), own.length(b)));
  }

  /** A value for each pair with any key: these, and another for the persistent ones. */
  Pairs with(Tape tape, Pairs own, Segments all, double other) {
    if (count == 0) {
      return own;
    }
    PairLayout from = own.layout();
    int pairs = from.length();
    Tensor table =
        Layout.concatRows(
            tape,
            Layout.reshape(tape, own.values(), Shape.of(pairs, 1)),
            tape.constant(Shape.of(1, 1), other));
    return PairValues.lookup(
        tape,
        new PairLayout(from.queries(), all, from.heads()),
        table,
        (b, head, query, key) -> key < count ? pairs : from.row(b, head, query) + key - count);
  }

  /** The values of pairs with a sequence's own keys. */
  Pairs without(Tape tape, Pairs all, Segments own) {
    PairLayout from = all.layout();
    return count == 0
        ? all
        : PairValues.lookup(
            tape,
            new PairLayout(from.queries(), own, from.heads()),
            all.values(),
            (b, head, query, key) -> from.row(b, head, query) + key + count);
  }
}
