package org.attentiontoolkit.models.attention;

import org.attentiontoolkit.api.attention.HeadMixing;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.PairHeads;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * Every head's scores, and every head's weights, are learned sums of all heads'. Weights may become
 * negative and need not sum to one.
 *
 * <p>Shazeer et al., "Talking-heads attention", 2020, section 3, with as many heads throughout.
 */
final class TalkingHeads implements HeadMixing {
  private final Parameter ofScores;
  private final Parameter ofWeights;

  /** Declares both matrices, {@code [H, H]}. */
  TalkingHeads(ParameterScope scope, int heads) {
    Shape shape = Shape.of(heads, heads);
    ofScores = scope.parameter("scores.weight", shape, Initializers.xavierUniform());
    ofWeights = scope.parameter("weights.weight", shape, Initializers.xavierUniform());
  }

  @Override
  public Pairs scores(Tape tape, Pairs scores) {
    return PairHeads.mix(tape, scores, ofScores);
  }

  @Override
  public Pairs weights(Tape tape, Pairs weights) {
    return PairHeads.mix(tape, weights, ofWeights);
  }
}
