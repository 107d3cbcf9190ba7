package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.kernel.DropoutRule;

/** Dropout: Srivastava et al., JMLR 2014, with the kept values scaled up in training. */
public final class Dropout {
  private Dropout() {}

  /** Whether dropout with this probability changes anything now. */
  public static boolean drops(Tape tape, double probability) {
    return tape.training() && probability > 0;
  }

  /**
   * Each value is 0 with the given probability and divided by one minus it otherwise; outside
   * training, {@code x} itself.
   *
   * @param purpose names the draws: the same purpose, seed and step drop the same values
   */
  public static Tensor apply(Tape tape, Tensor x, double probability, String purpose) {
    DropoutRule rule = DropoutRule.of(tape.randomKey(purpose), probability);
    if (!drops(tape, probability)) {
      return x;
    }
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
