package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.Score;
import org.attentiontoolkit.api.metric.TextMetric;
import org.attentiontoolkit.api.model.Attention;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.Prediction;
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

/** Scores a model on a set: next tokens when those before are given, and whole outputs. */
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
    List<Measured> measured = examples.hasTargets() ? measure(all, texts) : List.of();
    stop.check();
    Measured.Bootstrapped scores = Measured.bootstrap(measured);
    int[] lengths = sources.stream().mapToInt(s -> s.length - 1).toArray();
    Optional<Measured> first = measured.stream().findFirst();
    return new Evaluation(
        examples.set(),
        scores.scores(),
        predictions(examples, outputs, texts, measured),
        maps(decoding, sources, first),
        first.stream().map(m -> LengthBuckets.of(m, lengths)).toList(),
        OutputNotes.ALL,
        scores.resamples());
  }

  /** The metric first. */
  private List<Measured> measure(List<ParallelExample> all, List<String> outputs) {
    List<String> references = all.stream().map(e -> e.text().target()).toList();
    List<Measured> measured = new ArrayList<>();
    for (TextMetric metric : settings.metrics()) {
      stop.check();
      measured.add(metric.measure(outputs, List.of(references)));
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

  /** Each with its notes, its metrics and its loss. */
  private static List<Prediction> predictions(
      Examples examples, List<Output> outputs, List<String> texts, List<Measured> scores) {
    List<Measured> shown =
        scores.stream().filter(m -> m == scores.getFirst() || isShown(m.score().name())).toList();
    List<ParallelExample> all = examples.list();
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
              Optional.of(example.text().target()).filter(_ -> examples.hasTargets()),
              texts.get(i),
              OutputNotes.of(example, outputs.get(i)),
              own));
    }
    return predictions;
  }

  /**
   * Whether an example is right its text shows, and the loss says more than what follows from it.
   */
  private static boolean isShown(String score) {
    return score.equals(TokenScores.LOSS)
        || !score.equals(ExactMatch.NAME) && !TokenScores.NAMES.contains(score);
  }

  /** What the first examples' outputs looked at, and what the worst ones' did: half and half. */
  private List<AttentionMap> maps(
      BatchedDecoding decoding, List<int[]> sources, Optional<Measured> metric) {
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

  private List<Integer> shown(int examples, Optional<Measured> metric) {
    int most = Math.min(settings.attentionMaps(), examples);
    Set<Integer> shown = new TreeSet<>();
    IntStream.range(0, metric.isPresent() ? (most + 1) / 2 : most).forEach(shown::add);
    metric.ifPresent(m -> shown.addAll(worst(examples, m, shown, most / 2)));
    return List.copyOf(shown);
  }

  private static List<Integer> worst(
      int examples, Measured metric, Set<Integer> without, int count) {
    double sign = metric.score().better() == Score.Better.HIGHER ? 1 : -1;
    return IntStream.range(0, examples)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> sign * metric.contributions().single(i)))
        .filter(i -> !without.contains(i))
        .limit(count)
        .toList();
  }
}
