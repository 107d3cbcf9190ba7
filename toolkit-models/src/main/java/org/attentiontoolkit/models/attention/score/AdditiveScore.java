package org.attentiontoolkit.models.attention.score;

import java.util.Optional;
import org.attentiontoolkit.api.attention.CoverageScore;
import org.attentiontoolkit.api.attention.ScoreSlot;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Affine;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.PairScores;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * A small network compares query and key: {@code score = vᵀ tanh(W q + U k + b)}.
 *
 * <p>Bahdanau, Cho and Bengio, "Neural machine translation by jointly learning to align and
 * translate", ICLR 2015, equations 5, 6 and appendix A.1.2.
 *
 * <p>With coverage c, the sum of the weights that a key had before, {@code vᵀ tanh(W q + U k + w c
 * + b)}: Tu et al., ACL 2016, equation 7 with the plain sum; See, Liu and Manning, "Get to the
 * point", ACL 2017, equation 11.
 */
public final class AdditiveScore implements CoverageScore {
  /**
   * Settings.
   *
   * @param width A, the width of the network's hidden layer
   */
  public record Config(@Within("[1, 1000000]") int width) {}

  private final Linear query;
  private final Linear key;
  private final Parameter weight;
  private final Optional<Parameter> coverage;

  /** A score; declares its parameters. */
  public AdditiveScore(Config config, ScoreSlot slot, ParameterScope scope) {
    int width = config.width();
    query =
        Linear.withoutBias(scope.child("query"), slot.queryWidth(), width, Initializers.fanIn());
    key = new Linear(scope.child("key"), slot.keyWidth(), width, Initializers.fanIn());
    weight = scope.parameter("score.weight", Shape.of(width), Initializers.fanIn());
    coverage =
        slot.coverage()
            ? Optional.of(
                scope.parameter(
                    "coverage.weight", Shape.of(width, 1), Initializers.xavierUniform()))
            : Optional.empty();
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

  @Override
  public Pairs compare(Tape tape, Packed queries, Packed keys, Pairs covered) {
    Tensor sums = Layout.reshape(tape, covered.values(), Shape.of(covered.layout().length(), 1));
    OwnKeys own = OwnKeys.of(tape, queries.segments(), keys);
    Packed seen =
        own.keys().with(Affine.addTo(tape, own.keys().values(), sums, coverage.orElseThrow()));
    Packed each = new Packed(queries.values(), Segments.singles(queries.segments().rows()));
    return new Pairs(PairScores.additive(tape, each, seen, weight).values(), covered.layout());
  }
}
