package org.attentiontoolkit.models.transformer;

import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.models.search.Hypotheses;
import org.attentiontoolkit.tensor.Tape;

/**
 * Where a Transformer's decoder stands.
 *
 * @param stack its layers
 * @param layers where each of them stands
 * @param hypotheses what the rows stand for
 */
record TransformerState(
    List<DecoderLayer> stack, List<DecoderLayer.State> layers, Hypotheses hypotheses)
    implements DecoderState {

  @Override
  public int rows() {
    return hypotheses.rows();
  }

  @Override
  public int[] sources() {
    return hypotheses.sources();
  }

  @Override
  public TransformerState select(Tape tape, int[] rows) {
    return new TransformerState(
        stack,
        IntStream.range(0, stack.size())
            .mapToObj(i -> stack.get(i).select(tape, layers.get(i), rows))
            .toList(),
        hypotheses.select(rows));
  }

  /** After one more token. */
  TransformerState next(List<DecoderLayer.State> newLayers) {
    return new TransformerState(stack, newLayers, hypotheses.next());
  }
}
