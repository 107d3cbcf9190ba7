package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.output.Search;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tasks.batch.DecodingBatches;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Tape;

/** Decodes any number of sources in batches of similar length; the order is given back. */
record BatchedDecoding(
    Engine engine, TranslationModel model, TranslationSettings.Decoding settings, Stop stop) {

  /** The best output of each source, in their order. */
  List<Output> decode(List<int[]> sources, Attention.Weights weights) {
    long[] numbers = IntStream.range(0, sources.size()).asLongStream().toArray();
    return decode(sources, numbers, 1, weights).stream().map(List::getFirst).toList();
  }

  /**
   * Outputs in the order of the sources.
   *
   * @param numbers which each source is among all that will be asked for
   * @param count how many outputs of each are wanted
   * @param weights whether what the model looked at is wanted
   * @return for each source its outputs, the best first
   */
  List<List<Output>> decode(
      List<int[]> sources, long[] numbers, int count, Attention.Weights weights) {
    int[] lengths = sources.stream().mapToInt(source -> source.length).toArray();
    List<List<Output>> outputs = new ArrayList<>(Collections.nCopies(lengths.length, List.of()));
    for (int[] members : DecodingBatches.of(lengths, settings.batch())) {
      try (Tape tape = engine.inference()) {
        List<int[]> some = Arrays.stream(members).mapToObj(sources::get).toList();
        int[] limits = some.stream().mapToInt(s -> settings.limit(s.length - 1)).toArray();
        long[] ids = Arrays.stream(members).mapToLong(i -> numbers[i]).toArray();
        List<List<Output>> found =
            decode(tape, some, new Search.Request(limits, ids, count), weights);
        for (int i = 0; i < members.length; i++) {
          outputs.set(members[i], found.get(i));
        }
      }
    }
    return List.copyOf(outputs);
  }

  private List<List<Output>> decode(
      Tape tape, List<int[]> sources, Search.Request request, Attention.Weights weights) {
    Search search = settings.search();
    Attention.Weights looked = search.needsWeights() ? Attention.Weights.WANTED : weights;
    List<List<Output>> found =
        search.search(tape, model.nextTokens(tape, sources, looked), request, stop);
    return looked == weights ? found : found.stream().map(BatchedDecoding::withoutWeights).toList();
  }

  private static List<Output> withoutWeights(List<Output> outputs) {
    return outputs.stream()
        .map(o -> new Output(o.tokens(), o.logProbability(), o.score(), Map.of()))
        .toList();
  }
}
