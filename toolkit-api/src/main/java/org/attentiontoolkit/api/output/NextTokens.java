package org.attentiontoolkit.api.output;

import java.util.Map;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.Pairs;

/** A model that says which token may come next, for B sources at once. */
public interface NextTokens {
  /** Before the first token, one row a source. */
  DecoderState begin();

  /** The token that each output goes on from first. */
  int first();

  /** The token that ends an output. */
  int end();

  /**
   * One step.
   *
   * @param tokens the last token of each row of the state
   */
  Step step(Tape tape, DecoderState state, int[] tokens);

  /**
   * What came of a step.
   *
   * @param state after it
   * @param logits {@code [rows, V]} of the next token
   * @param weights what was looked at, by the attention's place; empty unless wanted
   */
  record Step(DecoderState state, Tensor logits, Map<String, Pairs> weights) {}
}
