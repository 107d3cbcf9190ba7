package org.attentiontoolkit.tasks.translation;

import java.util.List;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.output.NextTokens;
import org.attentiontoolkit.tasks.data.Room;
import org.attentiontoolkit.tasks.metric.TokenScores;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;

/** What says how translations may go on: a model, or several together. */
interface SourceModel {
  /**
   * What may come next.
   *
   * @param sources each ended by {@code </s>}
   * @param weights whether what is looked at is wanted
   */
  NextTokens nextTokens(Tape tape, List<int[]> sources, Attention.Weights weights);

  /**
   * Logits of the next tokens of a batch when those before them are given.
   *
   * @return {@code [N, V]} for the N tokens of the targets
   */
  Tensor logits(Tape tape, TranslationBatch pairs);

  /** How long the sequences are that it can take. */
  Room room();

  /** How well the next tokens of a batch are predicted. */
  default TokenScores.Next next(Tape tape, TranslationBatch pairs) {
    return TokenScores.Next.of(tape, logits(tape, pairs), pairs.outputs());
  }
}
