package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Places;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.kernel.DropoutRule;
import org.attentiontoolkit.tensor.kernel.WeightDropout;

/** Dropout: Srivastava et al., JMLR 2014, with the kept values scaled up in training. */
public final class RandomDropout {
  private RandomDropout() {}

  /** Whether dropout with this probability changes anything now. */
  public static boolean drops(Tape tape, double probability) {
    DropoutRule.check(probability);
    return tape.training() && probability > 0;
  }

  /**
   * Each value is 0 with the given probability and divided by one minus it otherwise; outside
   * training, {@code x} itself. What is dropped follows the seed, the step, the purpose, a row's
   * example and position, and the place in the row.
   *
   * @param x {@code [N, D]}
   * @param places what the N rows stand for
   * @param purpose names the draws: no two places of a model share one
   */
  public static Tensor apply(
      Tape tape, Tensor x, double probability, Places places, String purpose) {
    if (!drops(tape, probability)) {
      return x;
    }
    if (places.rows() != x.rows()) {
      throw new IllegalArgumentException(
          "dropout: N = %d rows, places of %d".formatted(x.rows(), places.rows()));
    }
    long[] keys = places.keys(tape.randomKey(purpose));
    return apply(tape, x, DropoutRule.ofRows(keys, x.columns(), probability));
  }

  /**
   * The same of attention weights; a row is what one query gives to its keys in one head.
   *
   * @param purpose names the draws
   */
  public static Pairs apply(Tape tape, Pairs weights, double probability, String purpose) {
    if (!drops(tape, probability)) {
      return weights;
    }
    DropoutRule rule = rule(weights.layout(), tape.randomKey(purpose), probability);
    return new Pairs(apply(tape, weights.values(), rule), weights.layout());
  }

  private static DropoutRule rule(PairLayout layout, long key, double probability) {
    Segments queries = layout.queries();
    long[] byQuery = queries.places().keys(key);
    long[] keys = new long[layout.heads() * queries.rows()];
    int[] starts = new int[keys.length + 1];
    int row = 0;
    for (int b = 0; b < queries.count(); b++) {
      for (int head = 0; head < layout.heads(); head++) {
        for (int i = queries.start(b); i < queries.end(b); i++) {
          keys[row] = WeightDropout.key(byQuery[i], head);
          starts[row + 1] = starts[row] + layout.keys().length(b);
          row++;
        }
      }
    }
    return new DropoutRule(keys, starts, probability);
  }

  private static Tensor apply(Tape tape, Tensor x, DropoutRule rule) {
    Tensor y = tape.result(x.shape(), x);
    tape.kernels().pointwise().dropout(x.data(), rule, y.data(), false);
    tape.record(
        y,
        () -> {
          Gradient g = tape.gradient(x);
          tape.kernels().pointwise().dropout(tape.upstream(y), rule, g.array(), g.add());
        });
    return y;
  }
}
