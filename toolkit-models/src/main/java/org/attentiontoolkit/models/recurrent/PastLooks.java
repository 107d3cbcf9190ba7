package org.attentiontoolkit.models.recurrent;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.Reductions;

/**
 * What each hypothesis has looked at so far, {@code c = Σ a} over its steps: See, Liu and Manning,
 * "Get to the point", ACL 2017, equation 10.
 *
 * @param sums of the weights of one head, by source, then hypothesis, then source position
 */
record PastLooks(Pairs sums) {
  /** After one more look, the first one included. */
  PastLooks and(Tape tape, Pairs weights) {
    return new PastLooks(
        new Pairs(Pointwise.add(tape, sums.values(), weights.values()), weights.layout()));
  }

  /** {@code Σ min(a, c)} of a look, one value. */
  Tensor overlap(Tape tape, Pairs weights) {
    Tensor more = Pointwise.subtract(tape, weights.values(), sums.values());
    return Reductions.sum(
        tape, Pointwise.subtract(tape, weights.values(), Pointwise.relu(tape, more)));
  }

  /**
   * Of some of the hypotheses.
   *
   * @param rows which, of all hypotheses of all sources
   * @param bySource how the chosen ones belong to sources
   */
  PastLooks select(Tape tape, int[] rows, Segments bySource) {
    PairLayout from = sums.layout();
    int[] owners = from.queries().owners();
    int[] pairs =
        Arrays.stream(rows)
            .flatMap(row -> {
              int b = owners[row];
              int first = from.row(b, 0, row - from.queries().start(b));
              return IntStream.range(first, first + from.keys().length(b));
            })
            .toArray();
    Tensor taken = Layout.gatherRows(tape, column(tape), pairs);
    return of(tape, taken, new PairLayout(bySource, from.keys(), 1));
  }

  /** Of the first hypotheses, without copying. */
  PastLooks first(Tape tape, Segments bySource) {
    PairLayout layout = new PairLayout(bySource, sums.layout().keys(), 1);
    return of(tape, Layout.rows(tape, column(tape), 0, layout.length()), layout);
  }

  private Tensor column(Tape tape) {
    return Layout.reshape(tape, sums.values(), Shape.of(sums.layout().length(), 1));
  }

  private static PastLooks of(Tape tape, Tensor column, PairLayout layout) {
    return new PastLooks(
        new Pairs(Layout.reshape(tape, column, Shape.of(layout.length())), layout));
  }
}
