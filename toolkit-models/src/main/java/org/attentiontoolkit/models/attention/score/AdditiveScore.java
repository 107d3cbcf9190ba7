package org.attentiontoolkit.models.attention.score;

import org.attentiontoolkit.api.attention.Score;
import org.attentiontoolkit.api.attention.ScoreSlot;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.PairScores;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * A small network compares query and key: {@code score = vᵀ tanh(W q + U k + b)}.
 *
 * <p>Bahdanau, Cho and Bengio, "Neural machine translation by jointly learning to align and
 * translate", ICLR 2015, equations 5, 6 and appendix A.1.2.
 */
public final class AdditiveScore implements Score {
  /**
   * Settings.
   *
   * @param width A, the width of the network's hidden layer
   */
  public record Config(@Within("[1, 1000000]") int width) {}

  private final Linear query;
  private final Linear key;
  private final Parameter weight;

  /** A score; declares its parameters. */
  public AdditiveScore(Config config, ScoreSlot slot, ParameterScope scope) {
    int width = config.width();
    query =
        Linear.withoutBias(scope.child("query"), slot.queryWidth(), width, Initializers.fanIn());
    key = new Linear(scope.child("key"), slot.keyWidth(), width, Initializers.fanIn());
    weight = scope.parameter("score.weight", Shape.of(width), Initializers.fanIn());
  }

  @Override
  public Packed queries(Tape tape, Packed queries) {
    return query.apply(tape, queries); // [M, A]
  }

  @Override
  public Packed keys(Tape tape, Packed keys) {
    return key.apply(tape, keys); // [N, A]
  }

  @Override
  public Pairs compare(Tape tape, Packed queries, Packed keys) {
    return PairScores.additive(tape, queries, keys, weight);
  }
}
