package org.attentiontoolkit.api.attention;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
 * What each hypothesis has looked at so far.
 *
 * @param sums {@code c = Σ a} over its steps, of the weights of one head, by source, then
 *     hypothesis, then source position: See, Liu and Manning, "Get to the point", ACL 2017,
 *     equation 10
 * @param kept what a score keeps of each pair besides, {@code [P, C]}
 */
public record PastLooks(Pairs sums, Optional<Tensor> kept) {
  /** After one more look. */
  public PastLooks and(Tape tape, Pairs weights, Optional<Tensor> keptNow) {
    Tensor sum = Pointwise.add(tape, sums.values(), weights.values());
    return new PastLooks(new Pairs(sum, weights.layout()), keptNow);
  }

  /** {@code Σ min(a, c)} of a look, one value. */
  public Tensor overlap(Tape tape, Pairs weights) {
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
  public PastLooks select(Tape tape, int[] rows, Segments bySource) {
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
    return of(tape, bySource, x -> Layout.gatherRows(tape, x, pairs));
  }

  /** Of the first hypotheses, without copying. */
  public PastLooks first(Tape tape, Segments bySource) {
    int count = new PairLayout(bySource, sums.layout().keys(), 1).length();
    return of(tape, bySource, x -> Layout.rows(tape, x, 0, count));
  }

  private PastLooks of(Tape tape, Segments bySource, UnaryOperator<Tensor> some) {
    PairLayout layout = new PairLayout(bySource, sums.layout().keys(), 1);
    Tensor column =
        some.apply(Layout.reshape(tape, sums.values(), Shape.of(sums.layout().length(), 1)));
    Tensor values = Layout.reshape(tape, column, Shape.of(layout.length()));
    return new PastLooks(new Pairs(values, layout), kept.map(some));
  }
}
