package org.attentiontoolkit.tasks.translation;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.TextMetric;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.DecodingTrace;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.Looks;
import org.attentiontoolkit.api.task.Prediction;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tasks.batch.BatchPlan;
import org.attentiontoolkit.tasks.batch.BatchPlanner;
import org.attentiontoolkit.tasks.batch.BatchSettings;
import org.attentiontoolkit.tasks.data.Sides;
import org.attentiontoolkit.tasks.metric.ExactMatch;
import org.attentiontoolkit.tasks.metric.LengthBuckets;
import org.attentiontoolkit.tasks.metric.ShownExamples;
import org.attentiontoolkit.tasks.metric.TokenScores;
import org.attentiontoolkit.tasks.store.ExampleStore;
import org.attentiontoolkit.tasks.store.SentencePair;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Tape;

/** Scores a model on a set: next tokens when those before are given, and whole outputs. */
record TranslationEvaluation(
    Engine engine, SourceModel model, TranslationSettings settings, Sides sides, Stop stop) {

  /**
   * Evaluates a set.
   *
   * @param hasTargets whether it is known what would have been right
   */
  Evaluation of(String set, ExampleStore all, boolean hasTargets) {
    List<Asked> asked = asked(all);
    List<Written> written =
        new BatchedDecoding(engine, model, settings.decoding(), sides, stop)
            .decode(asked, Attention.Weights.UNWANTED);
    List<Output> outputs = written.stream().map(Written::output).toList();
    List<String> texts = written.stream().map(Written::text).toList();
    List<Measured> measured = hasTargets ? measure(all, texts) : List.of();
    stop.check();
    Measured.Bootstrapped scores = Measured.bootstrap(measured);
    int[] lengths = IntStream.range(0, all.count()).map(i -> all.source(i) - 1).toArray();
    Optional<Measured> first = measured.stream().findFirst();
    return new Evaluation(
        set,
        scores.scores(),
        predictions(all, hasTargets, outputs, texts, measured),
        looks(asked, outputs, first),
        first.stream().map(m -> LengthBuckets.of(m, "source length", lengths)).toList(),
        OutputNotes.ALL,
        scores.resamples());
  }

  /** Each is read when it is its turn. */
  private static List<Asked> asked(ExampleStore all) {
    List<int[]> sources = all.sources();
    return new AbstractList<>() {
      @Override
      public Asked get(int example) {
        return new Asked(example, sources.get(example), all.text(example).source());
      }

      @Override
      public int size() {
        return all.count();
      }
    };
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

  /**
   * How the first examples' outputs were written and what they looked at, and the same of the worst
   * ones': half and half. Each head over the first examples.
   */
  private Looks looks(List<Asked> asked, List<Output> outputs, Optional<Measured> metric) {
    Looking looking = new Looking(engine, model, settings.decoding(), sides, stop);
    List<Integer> shown = ShownExamples.of(asked.size(), settings.attentionMaps(), metric);
    List<Looking.Seen> seen = looking.search(shown.stream().map(asked::get).toList(), 1);
    List<AttentionMap> maps = new ArrayList<>();
    List<DecodingTrace> traces = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      int example = shown.get(i);
      seen.get(i).maps().forEach(map -> maps.add(map.ofExample(example)));
      seen.get(i).trace().ifPresent(trace -> traces.add(trace.ofExample(example)));
    }
    int some = shown.isEmpty() ? 0 : Math.min(settings.attentionExamples(), asked.size());
    List<int[]> first = asked.subList(0, some).stream().map(Asked::source).toList();
    return new Looks(maps, looking.heads(first, outputs.subList(0, some)), traces);
  }
}
