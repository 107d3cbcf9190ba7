package org.attentiontoolkit.models.attention;

import java.util.Arrays;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Affine;
import org.attentiontoolkit.tensor.op.Pointwise;

/** Rows made as long as 1: {@code x / √(Σ x² + tiny)}. */
final class UnitRows {
  /** Keeps the length of a row of zeros from being divided by; far below any other square. */
  private static final double TINY = 1e-12;

  private UnitRows() {}

  /** {@code [N, D]} of {@code [N, D]}. */
  static Tensor of(Tape tape, Tensor x) {
    double[] ones = new double[x.columns()];
    Arrays.fill(ones, 1);
    Tensor sum = tape.constant(Shape.of(1, ones.length), ones);
    Tensor squares = Affine.apply(tape, Pointwise.square(tape, x), sum); // [N, 1]
    Tensor log = Pointwise.log(tape, Pointwise.addScalar(tape, squares, TINY));
    return Pointwise.multiplyColumn(tape, x, Pointwise.exp(tape, Pointwise.scale(tape, log, -0.5)));
  }
}
