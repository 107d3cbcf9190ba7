package org.attentiontoolkit.tasks.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.Note;
import org.attentiontoolkit.api.task.Prediction;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tasks.batch.BatchPlan;
import org.attentiontoolkit.tasks.batch.BatchPlanner;
import org.attentiontoolkit.tasks.batch.BatchSettings;
import org.attentiontoolkit.tasks.data.TextSide;
import org.attentiontoolkit.tasks.metric.LengthBuckets;
import org.attentiontoolkit.tasks.metric.ShownExamples;
import org.attentiontoolkit.tasks.metric.TokenScores;
import org.attentiontoolkit.tasks.search.Look;
import org.attentiontoolkit.tasks.store.ExampleStore;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;

/** Scores a model on a set: each next token when those before it are given. */
record LanguageModelEvaluation(
    Engine engine, LineModel model, LanguageModelSettings settings, TextSide side, Stop stop) {

  /** The names of the scores, in the order to show them. */
  static final List<String> SCORES =
      List.of(TokenScores.PERPLEXITY, TokenScores.LOSS, TokenScores.ACCURACY);

  private static final Note UNKNOWN =
      new Note("unknown-text", "The line has tokens that are not in the vocabulary.");

  /**
   * Evaluates a set. What is predicted of a line is the likeliest token at each of its places, as
   * the vocabulary has it.
   */
  Evaluation of(String set, ExampleStore all) {
    TokenScores scores = new TokenScores(all.count());
    String[] guesses = new String[all.count()];
    BatchSettings batches = BatchSettings.ofSentences(settings.decoding().batch(), all.count());
    BatchPlan plan = new BatchPlanner(all, batches, stop).sorted();
    for (int i = 0; i < plan.size(); i++) {
      stop.check();
      int[] members = plan.members(i);
      try (Tape tape = engine.inference()) {
        LineBatch batch = LineBatch.of(all, members);
        TokenScores.Next next = model.next(tape, batch);
        Segments lines = batch.inputs().segments();
        scores.add(members, lines, next);
        for (int b = 0; b < members.length; b++) {
          guesses[members[b]] =
              String.join(" ", labels(next.predicted(), lines.start(b), lines.end(b)));
        }
      }
    }
    stop.check();
    List<Measured> measured = inOrder(scores.scores());
    Measured.Bootstrapped bootstrapped = Measured.bootstrap(measured);
    int[] lengths = IntStream.range(0, all.count()).map(i -> all.target(i) - 1).toArray();
    return new Evaluation(
        set,
        bootstrapped.scores(),
        predictions(all, guesses, measured),
        maps(all, measured.getFirst()),
        List.of(LengthBuckets.of(measured.getFirst(), "length", lengths)),
        List.of(UNKNOWN),
        bootstrapped.resamples());
  }

  private static List<Measured> inOrder(List<Measured> scores) {
    Map<String, Measured> byName =
        scores.stream().collect(Collectors.toMap(m -> m.score().name(), m -> m));
    return SCORES.stream()
        .map(name -> Optional.ofNullable(byName.get(name)).orElseThrow())
        .toList();
  }

  private List<Prediction> predictions(
      ExampleStore all, String[] guesses, List<Measured> measured) {
    List<Prediction> predictions = new ArrayList<>(all.count());
    for (int i = 0; i < all.count(); i++) {
      Map<String, Double> own = new LinkedHashMap<>();
      for (Measured m : measured) {
        own.put(m.score().name(), m.contributions().single(i));
      }
      boolean unknown =
          Arrays.stream(all.example(i).target()).anyMatch(id -> id == Vocabulary.UNKNOWN);
      predictions.add(
          new Prediction(
              all.text(i).target(),
              Optional.empty(),
              guesses[i],
              unknown ? List.of(UNKNOWN.name()) : List.of(),
              own));
    }
    return predictions;
  }

  /** What the first lines' places looked at, and what the worst ones' did: half and half. */
  private List<AttentionMap> maps(ExampleStore all, Measured perplexity) {
    List<AttentionMap> maps = new ArrayList<>();
    for (int example :
        ShownExamples.of(all.count(), settings.attentionMaps(), Optional.of(perplexity))) {
      stop.check();
      try (Tape tape = engine.inference()) {
        LineBatch line = LineBatch.of(all, example);
        int[] read = line.inputs().ids();
        List<String> keys = labels(read, 0, read.length);
        List<String> queries = labels(line.outputs(), 0, read.length);
        Look.of(model.weights(tape, line))
            .forEach((place, look) -> maps.addAll(ofHeads(example, place, look, queries, keys)));
      }
    }
    return maps;
  }

  private static List<AttentionMap> ofHeads(
      int example, String place, Look look, List<String> queries, List<String> keys) {
    List<double[][]> steps =
        IntStream.range(0, queries.size()).mapToObj(t -> look.at(0, t)).toList();
    return IntStream.range(0, steps.getFirst().length)
        .mapToObj(head ->
            new AttentionMap(
                example,
                place,
                head,
                queries,
                keys,
                steps.stream().map(step -> step[head]).toArray(double[][]::new)))
        .toList();
  }

  private List<String> labels(int[] ids, int from, int to) {
    return Arrays.stream(ids, from, to).mapToObj(side.vocabulary()::token).toList();
  }
}
