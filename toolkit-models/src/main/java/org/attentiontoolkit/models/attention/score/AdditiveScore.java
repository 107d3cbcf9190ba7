package org.attentiontoolkit.models.attention.score;

import java.util.Optional;
import org.attentiontoolkit.api.attention.CoverageScore;
import org.attentiontoolkit.api.attention.PastLooks;
import org.attentiontoolkit.api.attention.ScoreSlot;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Affine;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.PairLayout;
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
 * point", ACL 2017, equation 11. With {@code coverage-width}, c is a vector that a gated unit keeps
 * of each key ({@link CoverageCell}), and w a matrix.
 */
public final class AdditiveScore implements CoverageScore {
  /**
   * Settings.
   *
   * @param width A, the width of the network's hidden layer
   * @param coverageWidth C, the width of what a gated unit keeps of each key's coverage; empty for
   *     the sum of its weights
   */
  public record Config(
      @Within("[1, 1000000]") int width, @Within("[1, 1000000]") Optional<Integer> coverageWidth) {
    /** With the sum of weights, if coverage is asked for. */
    public Config(int width) {
      this(width, Optional.empty());
    }
  }

  private final Linear query;
  private final Linear key;
  private final Parameter weight;
  private final Optional<Parameter> coverage;
  private final Optional<CoverageCell> cell;

  /**
   * A score; declares its parameters.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if there is a {@code coverageWidth}
   *     for no coverage
   */
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
                    "coverage.weight",
                    Shape.of(width, config.coverageWidth().orElse(1)),
                    Initializers.xavierUniform()))
            : Optional.empty();
    if (config.coverageWidth().isPresent() && !slot.coverage()) {
      throw Problem.input(
              "attention.coverage", "coverage-width is set, but nothing is covered here")
          .hint("set coverage = true beside it, in a recurrent decoder's attention of one head")
          .exception();
    }
    cell = config.coverageWidth().map(c -> new CoverageCell(c, slot, scope.child("coverage.cell")));
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
  public Pairs compare(Tape tape, Packed queries, Packed keys, PastLooks past) {
    PairLayout layout = past.sums().layout();
    Tensor covered =
        past.kept()
            .orElseGet(
                () -> Layout.reshape(tape, past.sums().values(), Shape.of(layout.length(), 1)));
    OwnKeys own = OwnKeys.of(tape, queries.segments(), keys);
    Packed seen =
        own.keys().with(Affine.addTo(tape, own.keys().values(), covered, coverage.orElseThrow()));
    Packed each = new Packed(queries.values(), Segments.singles(queries.segments().rows()));
    return new Pairs(PairScores.additive(tape, each, seen, weight).values(), layout);
  }

  @Override
  public Optional<Tensor> keep(
      Tape tape, Packed queries, Packed states, Optional<PastLooks> past, Pairs weights) {
    return cell.map(c -> c.next(tape, queries, states, past.flatMap(PastLooks::kept), weights));
  }
}
