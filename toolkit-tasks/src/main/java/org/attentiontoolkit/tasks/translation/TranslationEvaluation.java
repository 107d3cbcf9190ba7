package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.metric.TextMetric;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.Prediction;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tasks.batch.BatchPlan;
import org.attentiontoolkit.tasks.batch.BatchPlanner;
import org.attentiontoolkit.tasks.batch.BatchSettings;
import org.attentiontoolkit.tasks.data.Sides;
import org.attentiontoolkit.tasks.metric.ExactMatch;
import org.attentiontoolkit.tasks.metric.LengthBuckets;
import org.attentiontoolkit.tasks.metric.TokenScores;
import org.attentiontoolkit.tasks.store.ExampleStore;
import org.attentiontoolkit.tasks.store.SentencePair;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Tape;

/** Scores a model on a set: next tokens when those before are given, and whole outputs. */
record TranslationEvaluation(
    Engine engine, TranslationModel model, TranslationSettings settings, Sides sides, Stop stop) {

  /**
   * Evaluates a set.
   *
   * @param hasTargets whether it is known what would have been right
   */
  Evaluation of(String set, ExampleStore all, boolean hasTargets) {
    List<int[]> sources = all.sources();
    BatchedDecoding decoding = new BatchedDecoding(engine, model, settings.decoding(), stop);
    List<Output> outputs = decoding.decode(sources, Attention.Weights.UNWANTED);
    List<String> texts =
        IntStream.range(0, outputs.size())
            .mapToObj(i -> sides.decode(outputs.get(i).tokens(), sides.words(all.text(i).source())))
            .toList();
    List<Measured> measured = hasTargets ? measure(all, texts) : List.of();
    stop.check();
    Measured.Bootstrapped scores = Measured.bootstrap(measured);
    int[] lengths = IntStream.range(0, all.count()).map(i -> all.source(i) - 1).toArray();
    Optional<Measured> first = measured.stream().findFirst();
    return new Evaluation(
        set,
        scores.scores(),
        predictions(all, hasTargets, outputs, texts, measured),
        maps(decoding, all, first),
        first.stream().map(m -> LengthBuckets.of(m, lengths)).toList(),
        OutputNotes.ALL,
        scores.resamples());
  }

  /** The metric first. */
  private List<Measured> measure(ExampleStore all, List<String> outputs) {
    List<String> references =
        IntStream.range(0, all.count()).mapToObj(i -> all.text(i).target()).toList();
    List<Measured> measured = new ArrayList<>();
    for (TextMetric metric : settings.metrics()) {
      stop.check();
      measured.add(metric.measure(outputs, List.of(references)));
    }
    measured.addAll(tokenScores(all));
    return measured;
  }

  private List<Measured> tokenScores(ExampleStore all) {
    TokenScores scores = new TokenScores(all.count());
    BatchSettings batches = BatchSettings.ofSentences(settings.decoding().batch(), all.count());
    BatchPlan plan = new BatchPlanner(all, batches, stop).sorted();
    for (int i = 0; i < plan.size(); i++) {
      stop.check();
      int[] members = plan.members(i);
      try (Tape tape = engine.inference()) {
        TranslationBatch batch = TranslationBatch.of(all, members);
        scores.add(members, batch.inputs().segments(), model.next(tape, batch));
      }
    }
    return scores.scores();
  }

  /** Each with its notes, its metrics and its loss. */
  private static List<Prediction> predictions(
      ExampleStore all,
      boolean hasTargets,
      List<Output> outputs,
      List<String> texts,
      List<Measured> scores) {
    List<Measured> shown =
        scores.stream().filter(m -> m == scores.getFirst() || isShown(m.score().name())).toList();
    List<Prediction> predictions = new ArrayList<>(all.count());
    for (int i = 0; i < all.count(); i++) {
      SentencePair text = all.text(i);
      Map<String, Double> own = new LinkedHashMap<>();
      for (Measured m : shown) {
        own.put(m.score().name(), m.contributions().single(i));
      }
      predictions.add(
          new Prediction(
              text.source(),
              hasTargets ? Optional.of(text.target()) : Optional.empty(),
              texts.get(i),
              OutputNotes.of(all.example(i), outputs.get(i)),
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
      BatchedDecoding decoding, ExampleStore all, Optional<Measured> metric) {
    List<int[]> sources = all.sources();
    List<Integer> shown = shown(sources.size(), metric);
    List<Output> outputs =
        decoding.decode(shown.stream().map(sources::get).toList(), Attention.Weights.WANTED);
    AttentionMaps maps = new AttentionMaps(sides);
    return IntStream.range(0, shown.size())
        .boxed()
        .flatMap(i -> {
          int example = shown.get(i);
          String text = all.text(example).source();
          return maps.of(example, text, sources.get(example), outputs.get(i)).stream();
        })
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
    double sign = metric.score().better() == MetricScore.Better.HIGHER ? 1 : -1;
    return IntStream.range(0, examples)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> sign * metric.contributions().single(i)))
        .filter(i -> !without.contains(i))
        .limit(count)
        .toList();
  }
}
