package org.example.cosine;

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
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * Content-based addressing: a score is the cosine of a key's angle to a direction made of the
 * query, times a strength, {@code β · cos(W q + b, k)}. Graves, Wayne and Danihelka 2014, "Neural
 * Turing Machines", equations 5 and 6. The paper leaves open how the controller's output becomes
 * the direction and its strength {@code β > 0}; here {@code β = exp(w q + c)}.
 */
public final class CosineScore implements DotProductScore {
  /** Keeps the length of a zero vector from being divided by. */
  private static final double TINY = 1e-8;

  private final Linear direction;
  private final Linear strength;

  /**
   * The settings; their defaults stand in {@code reference.conf}.
   *
   * @param sharpness β before training
   */
  public record Config(@Within("(0, )") double sharpness) {}

  /** Declares the parameters. */
  public CosineScore(Config config, ScoreSlot slot, ParameterScope scope) {
    int queryWidth = slot.queryWidth();
    int width = slot.keyWidth();
    direction = new Linear(scope.child("key"), queryWidth, width, Initializers.fanIn());
    strength =
        new Linear(
            scope.child("strength"),
            queryWidth,
            1,
            Initializers.zeros(),
            Initializers.constant(Math.log(config.sharpness())));
  }

  /** The direction, as long as the strength. */
  @Override
  public Packed queries(Tape tape, Packed queries) {
    Tensor q = queries.values(); // [M, Q]
    Tensor unit = unit(tape, direction.apply(tape, q)); // [M, K]
    Tensor beta = Pointwise.exp(tape, strength.apply(tape, q)); // [M, 1]
    return queries.with(Pointwise.multiplyColumn(tape, unit, beta));
  }

  @Override
  public Packed keys(Tape tape, Packed keys) {
    return keys.with(unit(tape, keys.values())); // [N, K]
  }

  @Override
  public double scale() {
    return 1;
  }

  /** The rows of {@code x [N, D]} with length 1: {@code x · (Σ x² + tiny)^(−1/2)}. */
  private static Tensor unit(Tape tape, Tensor x) {
    double[] ones = new double[x.columns()];
    Arrays.fill(ones, 1);
    Tensor sum = tape.constant(Shape.of(1, ones.length), ones);
    Tensor squares = Affine.apply(tape, Pointwise.square(tape, x), sum); // [N, 1]
    Tensor log = Pointwise.log(tape, Pointwise.addScalar(tape, squares, TINY));
    return Pointwise.multiplyColumn(tape, x, Pointwise.exp(tape, Pointwise.scale(tape, log, -0.5)));
  }
}
