package org.attentiontoolkit.models.attention;

import java.util.Arrays;
import org.attentiontoolkit.api.attention.Score;
import org.attentiontoolkit.api.attention.ScoreSlot;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.op.Pointwise;
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
    int[] taken = new int[layout.length()];
    double[] hidden = new double[layout.length()];
    int pair = 0;
    for (int b = 0; b < queries.segments().count(); b++) {
      Segments asking = queries.segments();
      for (int row = asking.start(b); row < asking.end(b); row++) {
        for (int j = 0; j < keys.segments().length(b); j++, pair++) {
          int position = keys.segments().firstPosition() + j;
          boolean known = position < positions;
          taken[pair] = row * positions + (known ? position : 0);
          hidden[pair] = known ? 0 : Double.NEGATIVE_INFINITY;
        }
      }
    }
    Tensor all =
        Layout.reshape(tape, queries.values(), Shape.of(queries.values().rows() * positions, 1));
    Tensor scores = Layout.gatherRows(tape, all, taken); // [pairs, 1]
    boolean anyHidden = Arrays.stream(hidden).anyMatch(h -> h != 0);
    return new Pairs(
        anyHidden ? Pointwise.add(tape, scores, tape.constant(scores.shape(), hidden)) : scores,
        layout);
  }
}
