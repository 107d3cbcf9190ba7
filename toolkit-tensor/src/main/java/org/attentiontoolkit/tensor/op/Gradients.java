package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * Places for gradients that a fused kernel computes in one go: those of inputs that need none go to
 * memory nobody reads.
 */
final class Gradients {
  private Gradients() {}

  static Gradient of(Tape tape, Tensor x) {
    return x.requiresGradient() ? tape.gradient(x) : new Gradient(tape.scratch(x.shape()), false);
  }

  static DenseArray addTo(Tape tape, Tensor x) {
    return x.requiresGradient() ? tape.gradientToAddTo(x) : tape.scratch(x.shape());
  }

  /** The gradient of packed rows, zeroed where there is room between sequences. */
  static Gradient ofRows(Tape tape, Packed x) {
    return x.segments().contiguous()
        ? tape.gradient(x.values())
        : new Gradient(tape.gradientToAddTo(x.values()), true);
  }
}
