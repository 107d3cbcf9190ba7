package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.model.Attention;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.Prediction;
import org.attentiontoolkit.api.task.Score;
import org.attentiontoolkit.tasks.batch.BatchSettings;
import org.attentiontoolkit.tasks.data.Examples;
import org.attentiontoolkit.tasks.data.ParallelExample;
import org.attentiontoolkit.tasks.data.TextSide;
import org.attentiontoolkit.tasks.metric.ExactMatch;
import org.attentiontoolkit.tasks.metric.LengthBuckets;
import org.attentiontoolkit.tasks.metric.TokenScores;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Tape;

/** Scores a model on a split: next tokens when those before are given, and whole outputs. */
record TranslationEvaluation(
    Engine engine, TranslationModel model, TranslationSettings settings, Sides sides) {

  /** The two languages. */
  record Sides(TextSide source, TextSide target) {}

  Evaluation of(Examples examples) {
    List<ParallelExample> all = examples.list();
    List<int[]> sources = all.stream().map(ParallelExample::source).toList();
    BatchedDecoding decoding = new BatchedDecoding(engine, model, settings.decoding());
    List<String> outputs =
        decoding.decode(sources, Attention.Weights.UNWANTED).stream()
            .map(o -> sides.target().decode(o.tokens()))
            .toList();
    List<String> references = all.stream().map(e -> e.text().target()).toList();
    List<Score> scores = new ArrayList<>();
    scores.add(settings.metric().score(outputs, List.of(references)).score());
    scores.add(new ExactMatch(new ExactMatch.Config()).score(outputs, List.of(references)).score());
    scores.addAll(tokenScores(all));
    int[] lengths = sources.stream().mapToInt(s -> s.length - 1).toArray();
    return new Evaluation(
        examples.split(),
        scores,
        IntStream.range(0, all.size())
            .mapToObj(
                i -> new Prediction(all.get(i).text().source(), references.get(i), outputs.get(i)))
            .toList(),
        maps(decoding, sources),
        List.of(LengthBuckets.of(settings.metric(), lengths, outputs, references)));
  }

  private List<Score> tokenScores(List<ParallelExample> all) {
    TokenScores scores = new TokenScores();
    BatchSettings batches = BatchSettings.ofSentences(settings.decoding().batch(), all.size());
    for (int[] members : TranslationBatches.planner(all, batches).sorted()) {
      try (Tape tape = engine.inference()) {
        List<ParallelExample> batch = Arrays.stream(members).mapToObj(all::get).toList();
        model.score(tape, TranslationBatch.of(batch), scores);
      }
    }
    return scores.scores();
  }

  /** What the first examples' outputs looked at. */
  private List<AttentionMap> maps(BatchedDecoding decoding, List<int[]> sources) {
    List<int[]> first = sources.subList(0, Math.min(settings.attentionMaps(), sources.size()));
    List<Output> outputs = decoding.decode(first, Attention.Weights.WANTED);
    AttentionMaps maps =
        new AttentionMaps(sides.source().vocabulary(), sides.target().vocabulary());
    return IntStream.range(0, first.size())
        .boxed()
        .flatMap(i -> maps.of(i, first.get(i), outputs.get(i)).stream())
        .toList();
  }
}
