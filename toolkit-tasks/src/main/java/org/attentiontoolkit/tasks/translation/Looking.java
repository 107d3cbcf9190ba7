package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.output.SearchWatch;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.AttentionMap.Slot;
import org.attentiontoolkit.api.task.DecodingTrace;
import org.attentiontoolkit.api.task.HeadSummary;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tasks.data.Sides;
import org.attentiontoolkit.tasks.store.ParallelExample;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.CrossEntropy;
import org.attentiontoolkit.tensor.op.TopTokens;

/**
 * Finds outputs and says how they were written. What was looked at in the source is what the steps
 * of the search handed out; the rest is what the model gives when it reads the output that was
 * found, which is the same but for rounding and needs no memory while searching. Of several models
 * together, what looked at the source is all there is to tell.
 */
record Looking(
    Engine engine,
    SourceModel model,
    TranslationSettings.Decoding settings,
    Sides sides,
    Stop stop) {
  /** How many tokens that could have been written are told of each step. */
  private static final int LIKELIEST = 5;

  /**
   * What was found for a source.
   *
   * @param outputs the best first
   * @param maps of the best, as example 0
   * @param trace of the best, as example 0; none of several models
   */
  record Seen(List<Written> outputs, List<AttentionMap> maps, Optional<DecodingTrace> trace) {}

  /**
   * Outputs of each source, in their order.
   *
   * @param count how many outputs of each are wanted
   */
  List<Seen> search(List<Asked> asked, int count) {
    Map<Integer, List<List<SearchWatch.Kept>>> kept = new TreeMap<>();
    List<List<Written>> outputs =
        new BatchedDecoding(engine, model, settings, sides, stop)
            .decode(
                asked,
                count,
                Attention.Weights.WANTED,
                (source, step) -> kept.computeIfAbsent(source, s -> new ArrayList<>()).add(step));
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      stop.check();
      seen.add(
          model instanceof TranslationModel one
              ? see(one, asked.get(i), outputs.get(i), kept.getOrDefault(i, List.of()))
              : seeTogether(asked.get(i), outputs.get(i)));
    }
    return seen;
  }

  private Seen seeTogether(Asked asked, List<Written> outputs) {
    Output best = outputs.getFirst().output();
    return new Seen(outputs, new AttentionMaps(sides).ofSource(asked, best), Optional.empty());
  }

  private Seen see(
      TranslationModel one, Asked asked, List<Written> outputs, List<List<SearchWatch.Kept>> kept) {
    Output best = outputs.getFirst().output();
    List<String> words = sides.words(asked.text());
    TraceMaker traces = new TraceMaker(id -> sides.targetLabel(id, words), best.tokens());
    try (Tape tape = engine.inference()) {
      TranslationBatch pair = batch(List.of(asked.source()), List.of(best));
      TranslationModel.Looked looked = one.look(tape, pair);
      Tensor logits = one.logits(tape, looked, pair);
      double[] losses = CrossEntropy.tokenLosses(tape, logits, best.tokens());
      TopTokens top = TopTokens.of(tape, logits, LIKELIEST);
      return new Seen(
          outputs,
          new AttentionMaps(sides).of(asked, best, looked),
          Optional.of(new DecodingTrace(0, traces.steps(top, losses), traces.kept(kept))));
    }
  }

  /** How each head looks when these outputs are written; nothing of several models. */
  List<HeadSummary> heads(List<int[]> sources, List<Output> outputs) {
    if (!(model instanceof TranslationModel one)) {
      return List.of();
    }
    HeadSums encoder = new HeadSums(Slot.ENCODER);
    HeadSums before = new HeadSums(Slot.DECODER);
    HeadSums source = new HeadSums(Slot.CROSS);
    for (int start = 0; start < sources.size(); start += settings.batch()) {
      stop.check();
      int end = Math.min(sources.size(), start + settings.batch());
      try (Tape tape = engine.inference()) {
        TranslationModel.Looked looked =
            one.look(tape, batch(sources.subList(start, end), outputs.subList(start, end)));
        encoder.add(looked.encoder());
        before.add(looked.before());
        source.add(looked.source());
      }
    }
    List<HeadSummary> all = new ArrayList<>(encoder.summaries());
    all.addAll(before.summaries());
    all.addAll(source.summaries());
    return all;
  }

  private static TranslationBatch batch(List<int[]> sources, List<Output> outputs) {
    List<ParallelExample> pairs =
        IntStream.range(0, sources.size())
            .mapToObj(i -> new ParallelExample(sources.get(i), outputs.get(i).tokens()))
            .toList();
    return TranslationBatch.of(pairs, IntStream.range(0, pairs.size()).toArray());
  }
}
