package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.output.Search;
import org.attentiontoolkit.api.output.SearchWatch;
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
    return decode(sources, numbers, count, weights, SearchWatch.NONE);
  }

  /**
   * The same.
   *
   * @param watch is told what is kept of which of the sources
   */
  List<List<Output>> decode(
      List<int[]> sources,
      long[] numbers,
      int count,
      Attention.Weights weights,
      SearchWatch watch) {
    int[] lengths = sources.stream().mapToInt(source -> source.length).toArray();
    int[] order =
        IntStream.range(0, sources.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> lengths[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    List<List<Output>> outputs = new ArrayList<>(Collections.nCopies(order.length, List.of()));
    for (int end = 0; end < order.length; ) {
      int start = end;
      end = batchEnd(lengths, order, start);
      int[] members = Arrays.copyOfRange(order, start, end);
      try (Tape tape = engine.inference()) {
        List<int[]> some = Arrays.stream(members).mapToObj(sources::get).toList();
        int[] limits = some.stream().mapToInt(s -> settings.limit(s.length - 1)).toArray();
        long[] ids = Arrays.stream(members).mapToLong(i -> numbers[i]).toArray();
        List<List<Output>> found =
            decode(tape, some, new Search.Request(limits, ids, count), weights, of(members, watch));
        for (int i = 0; i < members.length; i++) {
          outputs.set(members[i], found.get(i));
        }
      }
    }
    return List.copyOf(outputs);
  }

  private List<List<Output>> decode(
      Tape tape,
      List<int[]> sources,
      Search.Request request,
      Attention.Weights weights,
      SearchWatch watch) {
    Search search = settings.search();
    Attention.Weights looked = search.needsWeights() ? Attention.Weights.WANTED : weights;
    List<List<Output>> found =
        search.search(tape, model.nextTokens(tape, sources, looked), request, stop, watch);
    return looked == weights ? found : found.stream().map(BatchedDecoding::withoutWeights).toList();
  }

  /** Told of a batch, tells of all sources. */
  private static SearchWatch of(int[] members, SearchWatch watch) {
    return watch == SearchWatch.NONE ? watch : (source, kept) -> watch.kept(members[source], kept);
  }

  private static List<Output> withoutWeights(List<Output> outputs) {
    return outputs.stream()
        .map(o -> new Output(o.tokens(), o.logProbability(), o.score(), Map.of()))
        .toList();
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
