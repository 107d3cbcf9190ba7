package org.attentiontoolkit.models.attention.score;

import org.attentiontoolkit.api.attention.Score;
import org.attentiontoolkit.api.attention.ScoreSlot;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.PairValues;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * What the query says of each position, whatever stands there: {@code score of position j = (W
 * q)_j}.
 *
 * <p>Luong, Pham and Manning, "Effective approaches to attention-based neural machine translation",
 * EMNLP 2015, equation 8, "location". W knows a given number of positions; as in the paper, a
 * shorter sequence uses the first of them, and of a longer one the rest is not looked at.
 */
public final class LocationScore implements Score {
  /**
   * Settings.
   *
   * @param maxPositions P, how many positions can be looked at
   */
  public record Config(@Within("[1, 1000000]") int maxPositions) {}

  private final int positions;
  private final Linear weight;

  /** A score; declares its parameter. */
  public LocationScore(Config config, ScoreSlot slot, ParameterScope scope) {
    positions = config.maxPositions();
    weight =
        Linear.withoutBias(
            scope.child("location"), slot.queryWidth(), positions, Initializers.xavierUniform());
  }

  /** {@code [M, P]}: a score for each position. */
  @Override
  public Packed queries(Tape tape, Packed queries) {
    return weight.apply(tape, queries);
  }

  @Override
  public Pairs compare(Tape tape, Packed queries, Packed keys) {
    PairLayout layout = new PairLayout(queries.segments(), keys.segments(), 1);
    Segments asking = queries.segments();
    Segments asked = keys.segments();
    Pairs scores =
        PairValues.lookup(
            tape,
            layout,
            queries.values(),
            (b, head, i, j) ->
                (asking.start(b) + i) * positions + Math.min(asked.position(j), positions - 1));
    if (asked.maxLength() == 0 || asked.position(asked.maxLength() - 1) < positions) {
      return scores;
    }
    return PairValues.add(
        tape,
        scores,
        PairValues.constant(
            tape,
            layout,
            (b, head, i, j) -> asked.position(j) < positions ? 0 : Double.NEGATIVE_INFINITY));
  }
}
