package org.attentiontoolkit.models.attention.score;

import org.attentiontoolkit.api.attention.Score;
import org.attentiontoolkit.api.attention.ScoreSlot;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * The same score for every pair, so that softmax looks everywhere alike: an attention that has
 * nothing to learn, against which others are measured.
 */
public final class UniformScore implements Score {
  /** No settings. */
  public record Config() {}

  /** A score for any slot. */
  public UniformScore(Config config, ScoreSlot slot, ParameterScope scope) {}

  @Override
  public Pairs compare(Tape tape, Packed queries, Packed keys) {
    PairLayout layout = new PairLayout(queries.segments(), keys.segments(), 1);
    return new Pairs(tape.zeros(Shape.of(layout.length())), layout);
  }
}
