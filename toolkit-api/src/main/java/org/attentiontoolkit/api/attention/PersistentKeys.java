package org.attentiontoolkit.api.attention;

import java.util.Arrays;
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
    } else if (visibility instanceof Visibility.Ruled(Visibility.Rule rule)) {
      return Visibility.of((b, query, key) -> key < count || rule.sees(b, query, key - count));
    }
    return Visibility.of(new Behind(visibility, queries, own, count));
  }

  /** Persistent keys, then what is seen of a sequence's own. */
  private record Behind(Visibility visibility, Segments queries, Segments own, int count)
      implements Visibility.Range {
    @Override
    public int leading(int b, int query) {
      return count + visibility.leadingKeys(b, query, queries.length(b), own.length(b));
    }

    @Override
    public int first(int b, int query) {
      return count + visibility.firstKey(b, query, queries.length(b), own.length(b));
    }

    @Override
    public int end(int b, int query) {
      return count + visibility.endKey(b, query, queries.length(b), own.length(b));
    }
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
