package org.attentiontoolkit.models.attention;

import java.util.Optional;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.model.Attention;
import org.attentiontoolkit.api.model.AttentionOutput;
import org.attentiontoolkit.api.model.AttentionSlot;
import org.attentiontoolkit.api.model.Memory;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Dropout;
import org.attentiontoolkit.tensor.op.Linear;
import org.attentiontoolkit.tensor.op.PairScores;
import org.attentiontoolkit.tensor.op.PairSoftmax;
import org.attentiontoolkit.tensor.op.PairSum;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.Role;

/**
 * H scaled dot-product attentions side by side, each on its own projection of query, key and value;
 * their contexts are put together and projected once more.
 *
 * <p>Vaswani et al., "Attention is all you need", NeurIPS 2017, section 3.2.2.
 */
public final class MultiHeadAttention implements Attention {
  /**
   * Settings.
   *
   * @param width of all heads together; each has {@code width / heads}
   * @param heads H
   * @param dropout probability with which a weight is dropped in training
   */
  public record Config(
      @Within("[1, 1000000]") int width,
      @Within("[1, 1000000]") int heads,
      @Within("[0, 1)") double dropout) {
    /** The heads share the width. */
    public Config {
      if (width % heads != 0) {
        throw new IllegalArgumentException(
            "width " + width + " can't be divided among " + heads + " heads");
      }
    }
  }

  private final Config config;
  private final String name;
  private final Projection query;
  private final Projection key;
  private final Projection value;
  private final Projection output;

  /** An attention for a slot; declares its parameters. */
  public MultiHeadAttention(Config config, AttentionSlot slot, ParameterScope scope) {
    this.config = config;
    name = scope.name();
    query = new Projection(scope.child("query"), slot.queryWidth(), config.width());
    key = new Projection(scope.child("key"), slot.memoryWidth(), config.width());
    value = new Projection(scope.child("value"), slot.memoryWidth(), config.width());
    output = new Projection(scope.child("output"), config.width(), config.width());
  }

  @Override
  public Prepared prepare(Tape tape, Memory memory) {
    Packed states = memory.states(); // [N, D]
    return new Projected(
        states.with(key.apply(tape, states.values())), // [N, A]
        states.with(value.apply(tape, states.values()))); // [N, A]
  }

  @Override
  public AttentionOutput attend(
      Tape tape, Packed queries, Prepared prepared, Visibility visibility, Weights wanted) {
    Projected memory = (Projected) prepared;
    Packed projected = queries.with(query.apply(tape, queries.values())); // [M, A]
    double scale = 1 / Math.sqrt((double) config.width() / config.heads());
    Pairs scores = PairScores.dot(tape, projected, memory.keys(), config.heads(), scale);
    Pairs weights = PairSoftmax.apply(tape, scores, visibility);
    Pairs kept = Dropout.apply(tape, weights, config.dropout(), name);
    Tensor contexts = PairSum.apply(tape, kept, memory.values()); // [M, A]
    return new AttentionOutput(
        output.apply(tape, contexts),
        wanted == Weights.WANTED ? Optional.of(weights) : Optional.empty());
  }

  @Override
  public int contextWidth() {
    return config.width();
  }

  private static final class Projection {
    private final Parameter weight;
    private final Parameter bias;

    Projection(ParameterScope scope, int in, int out) {
      weight = scope.parameter("weight", Shape.of(out, in), Initializers.xavierUniform());
      bias = scope.parameter("bias", Role.BIAS, Shape.of(out), Initializers.zeros());
    }

    Tensor apply(Tape tape, Tensor x) {
      return Linear.apply(tape, x, weight, bias);
    }
  }
}
