package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.Measured;
import org.attentiontoolkit.api.task.Prediction;
import org.attentiontoolkit.api.task.Score;
import org.attentiontoolkit.api.task.Stop;
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
    Engine engine, TranslationModel model, TranslationSettings settings, Sides sides, Stop stop) {

  /** The two languages. */
  record Sides(TextSide source, TextSide target) {}

  Evaluation of(Examples examples) {
    List<ParallelExample> all = examples.list();
    List<int[]> sources = all.stream().map(ParallelExample::source).toList();
    BatchedDecoding decoding = new BatchedDecoding(engine, model, settings.decoding(), stop);
    List<Output> outputs = decoding.decode(sources, Attention.Weights.UNWANTED);
    List<String> texts = outputs.stream().map(o -> sides.target().decode(o.tokens())).toList();
    List<Measured> measured = measure(all, texts);
    stop.check();
    Measured.Bootstrapped scores = Measured.bootstrap(measured);
    int[] lengths = sources.stream().mapToInt(s -> s.length - 1).toArray();
    return new Evaluation(
        examples.split(),
        scores.scores(),
        predictions(all, outputs, texts, measured),
        maps(decoding, sources, measured.getFirst()),
        List.of(LengthBuckets.of(measured.getFirst(), lengths)),
        OutputNotes.ALL,
        scores.resamples());
  }

  /** The metric first. */
  private List<Measured> measure(List<ParallelExample> all, List<String> outputs) {
    List<String> references = all.stream().map(e -> e.text().target()).toList();
    List<Measured> measured = new ArrayList<>();
    measured.add(settings.metric().score(outputs, List.of(references)).measured());
    if (!settings.metric().name().equals(ExactMatch.NAME)) {
      ExactMatch exact = new ExactMatch(new ExactMatch.Config());
      measured.add(exact.score(outputs, List.of(references)).measured());
    }
    measured.addAll(tokenScores(all));
    return measured;
  }

  private List<Measured> tokenScores(List<ParallelExample> all) {
    TokenScores scores = new TokenScores(all.size());
    BatchSettings batches = BatchSettings.ofSentences(settings.decoding().batch(), all.size());
    for (int[] members : TranslationBatches.planner(all, batches).sorted()) {
      stop.check();
      try (Tape tape = engine.inference()) {
        TranslationBatch batch =
            TranslationBatch.of(Arrays.stream(members).mapToObj(all::get).toList(), members);
        scores.add(members, batch.inputs().segments(), model.next(tape, batch));
      }
    }
    return scores.scores();
  }

  /** Each with its notes, its metric and its loss. */
  private static List<Prediction> predictions(
      List<ParallelExample> all, List<Output> outputs, List<String> texts, List<Measured> scores) {
    List<Measured> shown =
        scores.stream()
            .filter(m -> m == scores.getFirst() || m.score().name().equals(TokenScores.LOSS))
            .toList();
    List<Prediction> predictions = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      ParallelExample example = all.get(i);
      Map<String, Double> own = new LinkedHashMap<>();
      for (Measured m : shown) {
        own.put(m.score().name(), m.contributions().single(i));
      }
      predictions.add(
          new Prediction(
              example.text().source(),
              example.text().target(),
              texts.get(i),
              OutputNotes.of(example, outputs.get(i)),
              own));
    }
    return predictions;
  }

  /** What the first examples' outputs looked at, and what the worst ones' did: half and half. */
  private List<AttentionMap> maps(BatchedDecoding decoding, List<int[]> sources, Measured metric) {
    List<Integer> shown = shown(sources.size(), metric);
    List<Output> outputs =
        decoding.decode(shown.stream().map(sources::get).toList(), Attention.Weights.WANTED);
    AttentionMaps maps =
        new AttentionMaps(sides.source().vocabulary(), sides.target().vocabulary());
    return IntStream.range(0, shown.size())
        .boxed()
        .flatMap(i -> maps.of(shown.get(i), sources.get(shown.get(i)), outputs.get(i)).stream())
        .toList();
  }

  private List<Integer> shown(int examples, Measured metric) {
    int most = Math.min(settings.attentionMaps(), examples);
    double sign = metric.score().better() == Score.Better.HIGHER ? 1 : -1;
    Set<Integer> shown = new TreeSet<>();
    IntStream.range(0, (most + 1) / 2).forEach(shown::add);
    IntStream.range(0, examples)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> sign * metric.contributions().single(i)))
        .filter(i -> !shown.contains(i))
        .limit(most / 2)
        .toList()
        .forEach(shown::add);
    return List.copyOf(shown);
  }
}
