package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.output.Search;
import org.attentiontoolkit.api.output.SearchWatch;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tasks.batch.DecodingBatches;
import org.attentiontoolkit.tasks.data.Sides;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Tape;

/** Decodes any number of sources in batches of similar length; the order is given back. */
record BatchedDecoding(
    Engine engine,
    SourceModel model,
    TranslationSettings.Decoding settings,
    Sides sides,
    Stop stop) {

  /** The best output of each source, in their order. */
  List<Written> decode(List<Asked> asked, Attention.Weights weights) {
    return decode(asked, 1, weights).stream().map(List::getFirst).toList();
  }

  /**
   * Outputs in the order of the sources.
   *
   * @param count how many outputs of each are wanted
   * @param weights whether what the model looked at is wanted
   * @return for each source its outputs, the best first
   */
  List<List<Written>> decode(List<Asked> asked, int count, Attention.Weights weights) {
    return decode(asked, count, weights, SearchWatch.NONE);
  }

  /**
   * The same.
   *
   * @param watch is told what is kept of which of the sources
   */
  List<List<Written>> decode(
      List<Asked> asked, int count, Attention.Weights weights, SearchWatch watch) {
    int[] lengths = asked.stream().mapToInt(a -> a.source().length).toArray();
    List<List<Written>> outputs = new ArrayList<>(Collections.nCopies(lengths.length, List.of()));
    for (int[] members : DecodingBatches.of(lengths, settings.batch())) {
      List<Asked> some = Arrays.stream(members).mapToObj(asked::get).toList();
      List<List<Output>> found = search(some, count, weights, of(members, watch));
      for (int i = 0; i < members.length; i++) {
        outputs.set(members[i], written(some.get(i), found.get(i), count, weights));
      }
    }
    return List.copyOf(outputs);
  }

  /** Told of a batch, tells of all sources. */
  private static SearchWatch of(int[] members, SearchWatch watch) {
    return watch == SearchWatch.NONE ? watch : (source, kept) -> watch.kept(members[source], kept);
  }

  private List<List<Output>> search(
      List<Asked> asked, int count, Attention.Weights weights, SearchWatch watch) {
    List<int[]> prefixes =
        asked.stream().map(a -> sides.prefix(a.prefix(), sides.words(a.text()))).toList();
    int[] limits = new int[asked.size()];
    Arrays.setAll(limits, i -> limit(asked.get(i)));
    Search.Request request =
        new Search.Request(
            limits,
            asked.stream().mapToLong(Asked::number).toArray(),
            settings.minimumBayesRisk().map(m -> Math.max(count, m.samples())).orElse(count),
            prefixes);
    boolean looked = settings.search().needsWeights() || settings.replaceUnknown();
    try (Tape tape = engine.inference()) {
      List<int[]> sources = asked.stream().map(Asked::source).toList();
      return settings
          .search()
          .search(
              tape,
              model.nextTokens(tape, sources, looked ? Attention.Weights.WANTED : weights),
              request,
              stop,
              watch);
    }
  }

  /** After a prefix something may always be written, as long as the model has positions. */
  private int limit(Asked asked) {
    int limit =
        Math.max(
            settings.limit(asked.source().length - 1),
            asked.prefix().size() + settings.lengthExtra());
    return Math.min(limit, model.room().target());
  }

  private List<Written> written(
      Asked asked, List<Output> found, int count, Attention.Weights weights) {
    UnknownWords words = new UnknownWords(sides, settings.replaceUnknown());
    List<Written> written =
        found.stream().map(output -> new Written(output, words.text(asked, output))).toList();
    List<Written> ranked =
        settings.minimumBayesRisk().map(choice -> choice.ranked(written)).orElse(written);
    return ranked.stream()
        .limit(count)
        .map(w -> weights == Attention.Weights.WANTED ? w : w.withoutWeights())
        .toList();
  }
}
