package org.attentiontoolkit.tasks.translation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Tape;

/**
 * Decodes any number of sources in batches of similar length; the order is given back. Long sources
 * have longer outputs, and a step is kept in memory for each token of these: fewer go together.
 */
record BatchedDecoding(
    Engine engine, TranslationModel model, TranslationSettings.Decoding settings, Stop stop) {

  private static final int USUAL_TOKENS = 64;

  /** Outputs in the order of the sources. */
  List<Output> decode(List<int[]> sources, Attention.Weights weights) {
    int[] lengths = sources.stream().mapToInt(source -> source.length).toArray();
    int[] order =
        IntStream.range(0, sources.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> lengths[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    Output[] outputs = new Output[order.length];
    for (int end = 0; end < order.length; ) {
      int start = end;
      end = batchEnd(lengths, order, start);
      int[] members = Arrays.copyOfRange(order, start, end);
      try (Tape tape = engine.inference()) {
        List<Output> decoded =
            decode(tape, Arrays.stream(members).mapToObj(sources::get).toList(), weights);
        for (int i = 0; i < members.length; i++) {
          outputs[members[i]] = decoded.get(i);
        }
      }
    }
    return List.of(outputs);
  }

  private List<Output> decode(Tape tape, List<int[]> sources, Attention.Weights weights) {
    int[] limits = sources.stream().mapToInt(source -> settings.limit(source.length - 1)).toArray();
    return settings.search().search(tape, model.nextTokens(tape, sources, weights), limits, stop);
  }

  private int batchEnd(int[] lengths, int[] order, int start) {
    int end = start;
    while (end < order.length
        && end - start < settings.batch()
        && (long) (end - start) * lengths[order[end]] < (long) settings.batch() * USUAL_TOKENS) {
      end++;
    }
    return end;
  }
}
