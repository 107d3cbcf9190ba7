package org.attentiontoolkit.testkit;

import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.Reductions;

/** Losses that depend on every value of a result. */
final class Losses {
  private Losses() {}

  /** {@code Σ probe · x}, with a fixed random probe. */
  static Tensor of(Tape tape, Tensor x) {
    return Reductions.sum(tape, Pointwise.multiply(tape, x, RandomBatches.probe(tape, x.shape())));
  }

  /** The sum of the losses of two results. */
  static Tensor of(Tape tape, Tensor x, Tensor y) {
    return Pointwise.add(tape, of(tape, x), of(tape, y));
  }
}
