package org.example.cosine;

import java.util.Arrays;
import java.util.Optional;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.attention.AttentionOutput;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Affine;
import org.attentiontoolkit.tensor.op.PairScores;
import org.attentiontoolkit.tensor.op.PairSoftmax;
import org.attentiontoolkit.tensor.op.PairSum;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.Role;

/**
 * Content-based addressing: a state's weight grows with the cosine of its angle to a key made of
 * the query, {@code softmax(β · cos(k, m))}, and the context is the weighted sum of the states.
 * Graves, Wayne and Danihelka 2014, "Neural Turing Machines", equations 5, 6 and 2. The paper
 * leaves open how the controller's output becomes the key {@code k} and its strength {@code β > 0};
 * here {@code k = W q + b} and {@code β = exp(w q + c)}.
 */
public final class CosineAttention implements Attention {
  /** Keeps the length of a zero vector from being divided by. */
  private static final double TINY = 1e-8;

  private final int width;
  private final Parameter keyWeight;
  private final Parameter keyBias;
  private final Parameter strengthWeight;
  private final Parameter strengthBias;

  /**
   * The settings; their defaults stand in {@code reference.conf}.
   *
   * @param sharpness β before training
   */
  public record Config(@Within("(0, )") double sharpness) {}

  /** The memory's states, and the same with length 1. */
  private record Directions(Packed states, Packed units) implements Prepared {}

  /** Declares the parameters. */
  public CosineAttention(Config config, AttentionSlot slot, ParameterScope scope) {
    int queryWidth = slot.queryWidth();
    width = slot.memoryWidth();
    keyWeight = scope.parameter("key.weight", Shape.of(width, queryWidth), Initializers.fanIn());
    keyBias = scope.parameter("key.bias", Role.BIAS, Shape.of(width), Initializers.zeros());
    strengthWeight =
        scope.parameter("strength.weight", Shape.of(1, queryWidth), Initializers.zeros());
    strengthBias =
        scope.parameter(
            "strength.bias",
            Role.BIAS,
            Shape.of(1),
            Initializers.constant(Math.log(config.sharpness())));
  }

  @Override
  public Prepared prepare(Tape tape, Memory memory) {
    Packed states = memory.states();
    return new Directions(states, states.with(unit(tape, states.values())));
  }

  @Override
  public AttentionOutput attend(
      Tape tape, Packed queries, Prepared prepared, Visibility visibility, Weights wanted) {
    Directions memory = (Directions) prepared;
    Tensor q = queries.values(); // [M, Q]
    Tensor key = unit(tape, Affine.apply(tape, q, keyWeight, keyBias)); // [M, D]
    Tensor strength =
        Pointwise.exp(tape, Affine.apply(tape, q, strengthWeight, strengthBias)); // [M, 1]
    Packed strongKey = queries.with(Pointwise.multiplyColumn(tape, key, strength));
    Pairs scores = PairScores.dot(tape, strongKey, memory.units(), 1, 1);
    Pairs weights = PairSoftmax.apply(tape, scores, visibility);
    Tensor context = PairSum.apply(tape, weights, memory.states()); // [M, D]
    return new AttentionOutput(context, wanted == Weights.WANTED ? Optional.of(weights) : Optional.empty());
  }

  @Override
  public int contextWidth() {
    return width;
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
