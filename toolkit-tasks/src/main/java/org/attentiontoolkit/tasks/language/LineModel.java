package org.attentiontoolkit.tasks.language;

import java.util.Map;
import org.attentiontoolkit.api.output.NextTokens;
import org.attentiontoolkit.tasks.data.Room;
import org.attentiontoolkit.tasks.metric.TokenScores;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.Pairs;

/** What says how lines may go on: a model, or several together. */
interface LineModel {
  /** What may come next, in so many lines at once. */
  NextTokens nextTokens(Tape tape, int lines);

  /**
   * Logits of the next tokens of a batch when those before them are given.
   *
   * @return {@code [N, V]} for the N tokens of the lines
   */
  Tensor logits(Tape tape, LineBatch lines);

  /** What each place of a batch looked at, by the place of the attention in the model. */
  Map<String, Pairs> weights(Tape tape, LineBatch lines);

  /** How long the lines are that it can take. */
  Room room();

  /** How well the next tokens of a batch are predicted. */
  default TokenScores.Next next(Tape tape, LineBatch lines) {
    return TokenScores.Next.of(tape, logits(tape, lines), lines.outputs());
  }
}
