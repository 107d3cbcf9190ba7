package org.attentiontoolkit.tensor.op;

import java.util.Arrays;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;

/** Rows made as long as 1: {@code x / √(Σ x² + tiny)}. */
public final class UnitRows {
  /** Keeps the length of a row of zeros from being divided by; far below any other square. */
  private static final double TINY = 1e-12;

  private UnitRows() {}

  /** Each head's part of each row for itself: {@code [N, H · A]} of {@code [N, H · A]}. */
  public static Packed ofHeads(Tape tape, Packed x, int heads) {
    Tensor rows = x.values();
    Shape split = Shape.of(rows.rows() * heads, x.width() / heads);
    Tensor unit = of(tape, Layout.reshape(tape, rows, split));
    return x.with(Layout.reshape(tape, unit, rows.shape()));
  }

  /** {@code [N, D]} of {@code [N, D]}. */
  public static Tensor of(Tape tape, Tensor x) {
    return divided(tape, x, 1, TINY);
  }

  /**
   * Rows whose squares have a mean of 1: {@code x / √(mean x² + ε)}. Zhang and Sennrich, "Root mean
   * square layer normalization", NeurIPS 2019, equation 4.
   */
  public static Tensor rootMeanSquare(Tape tape, Tensor x, double epsilon) {
    return divided(tape, x, 1.0 / x.columns(), epsilon);
  }

  /** {@code x · (share · Σ x² + summand)^(−1/2)}. */
  private static Tensor divided(Tape tape, Tensor x, double share, double summand) {
    double[] shares = new double[x.columns()];
    Arrays.fill(shares, share);
    Tensor sum = tape.constant(Shape.of(1, shares.length), shares);
    Tensor squares = Affine.apply(tape, Pointwise.square(tape, x), sum); // [N, 1]
    Tensor log = Pointwise.log(tape, Pointwise.addScalar(tape, squares, summand));
    return Pointwise.multiplyColumn(tape, x, Pointwise.exp(tape, Pointwise.scale(tape, log, -0.5)));
  }
}
