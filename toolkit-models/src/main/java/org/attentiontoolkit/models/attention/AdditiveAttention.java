package org.attentiontoolkit.models.attention;

import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.model.Attention;
import org.attentiontoolkit.api.model.AttentionOutput;
import org.attentiontoolkit.api.model.AttentionSlot;
import org.attentiontoolkit.api.model.Memory;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Linear;
import org.attentiontoolkit.tensor.op.PairScores;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.Role;

/**
 * A small network compares query and state: {@code score = vᵀ tanh(W q + U h + b)}; the context is
 * the weighted sum of the states.
 *
 * <p>Bahdanau, Cho and Bengio, "Neural machine translation by jointly learning to align and
 * translate", ICLR 2015, equations 5, 6 and appendix A.1.2.
 */
public final class AdditiveAttention implements Attention {
  /**
   * Settings.
   *
   * @param width A, the width of the network's hidden layer
   */
  public record Config(@Within("[1, 1000000]") int width) {}

  private final Parameter queryWeight;
  private final Parameter keyWeight;
  private final Parameter keyBias;
  private final Parameter scoreWeight;
  private final int contextWidth;

  /** An attention for a slot; declares its parameters. */
  public AdditiveAttention(Config config, AttentionSlot slot, ParameterScope scope) {
    int width = config.width();
    queryWeight =
        scope.parameter("query.weight", Shape.of(width, slot.queryWidth()), Initializers.fanIn());
    keyWeight =
        scope.parameter("key.weight", Shape.of(width, slot.memoryWidth()), Initializers.fanIn());
    keyBias = scope.parameter("key.bias", Role.BIAS, Shape.of(width), Initializers.zeros());
    scoreWeight = scope.parameter("score.weight", Shape.of(width), Initializers.fanIn());
    contextWidth = slot.memoryWidth();
  }

  @Override
  public Prepared prepare(Tape tape, Memory memory) {
    Packed states = memory.states(); // [N, D]
    return new Projected(
        states.with(Linear.apply(tape, states.values(), keyWeight, keyBias)), // [N, A]
        states);
  }

  @Override
  public AttentionOutput attend(
      Tape tape, Packed queries, Prepared prepared, Visibility visibility, Weights weights) {
    Projected memory = (Projected) prepared;
    Packed projected = queries.with(Linear.apply(tape, queries.values(), queryWeight)); // [M, A]
    return AttentionPooling.of(
        tape,
        PairScores.additive(tape, projected, memory.keys(), scoreWeight),
        memory.values(),
        visibility,
        weights);
  }

  @Override
  public int contextWidth() {
    return contextWidth;
  }
}
