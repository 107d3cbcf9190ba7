package org.attentiontoolkit.models.transformer;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;

/**
 * Where a Transformer's decoder stands.
 *
 * @param stack its layers
 * @param layers where each of them stands
 * @param examples for each of the B sources, the example it is of
 * @param sources for each row, its source; ascending
 * @param position of the token that is read next
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record TransformerState(
    List<DecoderLayer> stack,
    List<DecoderLayer.State> layers,
    int[] examples,
    int[] sources,
    int position)
    implements DecoderState {

  @Override
  public int rows() {
    return sources.length;
  }

  @Override
  public TransformerState select(Tape tape, int[] rows) {
    return new TransformerState(
        stack,
        IntStream.range(0, stack.size())
            .mapToObj(i -> stack.get(i).select(tape, layers.get(i), rows))
            .toList(),
        examples,
        Arrays.stream(rows).map(row -> sources[row]).toArray(),
        position);
  }

  /** After one more token. */
  TransformerState next(List<DecoderLayer.State> newLayers) {
    return new TransformerState(stack, newLayers, examples, sources, position + 1);
  }

  /** Each row a sequence of its own. */
  Segments singles() {
    return Segments.singles(sources.length)
        .ofExamples(Arrays.stream(sources).map(source -> examples[source]).toArray())
        .fromPosition(position);
  }

  /** Which rows belong to which source: B sequences, some of them empty. */
  Segments bySource() {
    int[] counts = new int[examples.length];
    for (int source : sources) {
      counts[source]++;
    }
    return Segments.ofLengths(counts).ofExamples(examples).fromPosition(position);
  }
}
