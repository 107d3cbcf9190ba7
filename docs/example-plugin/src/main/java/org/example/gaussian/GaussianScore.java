package org.example.gaussian;

import java.util.Arrays;
import org.attentiontoolkit.api.attention.DotProductScore;
import org.attentiontoolkit.api.attention.ScoreSlot;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Affine;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * The nearer a key is to a point made of the query, the better it suits: {@code −β ‖W q + b − k‖² /
 * 2}, of which softmax makes a Gaussian around that point. Tsai et al., "Transformer dissection: an
 * unified understanding for Transformer's attention via the lens of kernel", EMNLP 2019, there
 * "RBF". The strength {@code β > 0} is a function of the query, too: {@code β = exp(w q + c)}.
 */
public final class GaussianScore implements DotProductScore {
  private static final double HALF = -0.5;

  private final int width;
  private final Linear point;
  private final Linear strength;

  /**
   * The settings; their defaults stand in {@code reference.conf}.
   *
   * @param sharpness β before training
   */
  public record Config(@Within("(0, )") double sharpness) {}

  /** Declares the parameters. */
  public GaussianScore(Config config, ScoreSlot slot, ParameterScope scope) {
    int queryWidth = slot.queryWidth();
    width = slot.keyWidth();
    point = new Linear(scope.child("point"), queryWidth, width, Initializers.fanIn());
    strength =
        new Linear(
            scope.child("strength"),
            queryWidth,
            1,
            Initializers.zeros(),
            Initializers.constant(Math.log(config.sharpness())));
  }

  /** With {@code p = W q + b}: {@code β [p, 1, −‖p‖²/2]}. */
  @Override
  public Packed queries(Tape tape, Packed queries) {
    Tensor q = queries.values(); // [M, Q]
    Tensor p = point.apply(tape, q); // [M, K]
    Tensor beta = Pointwise.exp(tape, strength.apply(tape, q)); // [M, 1]
    Tensor row = Layout.concatColumns(tape, p, ones(tape, p), halfSquare(tape, p)); // [M, K + 2]
    return queries.with(Pointwise.multiplyColumn(tape, row, beta));
  }

  /** {@code [k, −‖k‖²/2, 1]}: its product with a query is the score. */
  @Override
  public Packed keys(Tape tape, Packed keys) {
    Tensor k = keys.values(); // [N, K]
    return keys.with(Layout.concatColumns(tape, k, halfSquare(tape, k), ones(tape, k)));
  }

  @Override
  public double scale() {
    return 1;
  }

  @Override
  public int width() {
    return width + 2;
  }

  private static Tensor ones(Tape tape, Tensor x) {
    double[] ones = new double[x.rows()];
    Arrays.fill(ones, 1);
    return tape.constant(Shape.of(ones.length, 1), ones); // [N, 1]
  }

  private static Tensor halfSquare(Tape tape, Tensor x) {
    double[] halves = new double[x.columns()];
    Arrays.fill(halves, HALF);
    Tensor sum = tape.constant(Shape.of(1, halves.length), halves);
    return Affine.apply(tape, Pointwise.square(tape, x), sum); // [N, 1]
  }
}
