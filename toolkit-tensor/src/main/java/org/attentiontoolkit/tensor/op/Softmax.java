package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;

/** Distributions over the columns of each row. */
public final class Softmax {
  private Softmax() {}

  /** Softmax of each row. */
  public static Tensor rows(Tape tape, Tensor x) {
    Tensor y = tape.result(x.shape(), x);
    tape.kernels().softmaxes().softmax(x.data(), y.data());
    tape.record(
        y,
        () -> {
          Gradient g = tape.gradient(x);
          tape.kernels()
              .softmaxes()
              .softmaxGradient(y.data(), tape.upstream(y), g.array(), g.add());
        });
    return y;
  }

  /** Natural logarithm of the softmax of each row. */
  public static Tensor logRows(Tape tape, Tensor x) {
    Tensor y = tape.result(x.shape(), x);
    tape.kernels().softmaxes().logSoftmax(x.data(), y.data());
    tape.record(
        y,
        () -> {
          Gradient g = tape.gradient(x);
          tape.kernels()
              .softmaxes()
              .logSoftmaxGradient(y.data(), tape.upstream(y), g.array(), g.add());
        });
    return y;
  }
}
