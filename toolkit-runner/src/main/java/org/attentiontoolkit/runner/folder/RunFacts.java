package org.attentiontoolkit.runner.folder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Evaluation;

/**
 * What comes to be known while a run goes on. Maps keep the order to show them in.
 *
 * @param engine what computes: OpenBLAS version and kernels, vector width, kernel set, threads
 * @param data the data with their checksums
 * @param parameters how many numbers are learned; 0 before the model is built
 * @param kept the model that the run ends with; none before one is kept
 * @param scores of the sets evaluated so far
 * @param again evaluations made after the run had ended
 * @param sha256 checksums of the files that predictions are made with, by path in the run's folder
 * @param seconds how long each phase took
 * @param origin other models that the model's parameters come from, if they do
 */
public record RunFacts(
    Map<String, String> engine,
    List<DataFact> data,
    long parameters,
    Optional<KeptModel> kept,
    List<SetScore> scores,
    List<LaterEvaluation> again,
    Map<String, String> sha256,
    Map<String, Double> seconds,
    Optional<Origin> origin) {

  /**
   * The model that a run ends with.
   *
   * @param step after how many updates it was as it is
   * @param epoch the epoch of the last of them, counted from 1
   * @param why it and no other, such as {@code best bleu on valid}
   */
  public record KeptModel(long step, int epoch, String why) {}

  /**
   * A score of an evaluation set.
   *
   * @param set which one
   * @param score its value and definition
   */
  public record SetScore(String set, MetricScore score) {}

  /**
   * An evaluation made after the run had ended, which the first one stays beside.
   *
   * @param name of its folder under {@code evaluation}
   * @param set which one
   * @param scores what came out
   * @param changed what is not as it was in the run, such as {@code test.source}
   * @param with in what it was asked for otherwise
   */
  public record LaterEvaluation(
      String name,
      String set,
      List<MetricScore> scores,
      List<String> changed,
      EvaluatedWith with) {}

  /** Nothing yet. */
  public static RunFacts none() {
    return new RunFacts(
        Map.of(),
        List.of(),
        0,
        Optional.empty(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        Optional.empty());
  }

  RunFacts withEngine(Map<String, String> values) {
    return new RunFacts(values, data, parameters, kept, scores, again, sha256, seconds, origin);
  }

  RunFacts withData(List<DataFact> values) {
    return new RunFacts(engine, values, parameters, kept, scores, again, sha256, seconds, origin);
  }

  RunFacts withParameters(long count) {
    return new RunFacts(engine, data, count, kept, scores, again, sha256, seconds, origin);
  }

  RunFacts withKept(KeptModel model) {
    return new RunFacts(
        engine, data, parameters, Optional.of(model), scores, again, sha256, seconds, origin);
  }

  /** The scores of a set. */
  RunFacts withScores(Evaluation evaluation) {
    List<SetScore> all = new ArrayList<>(scores);
    evaluation.scores().forEach(s -> all.add(new SetScore(evaluation.set(), s)));
    return new RunFacts(engine, data, parameters, kept, all, again, sha256, seconds, origin);
  }

  RunFacts withLater(LaterEvaluation evaluation) {
    List<LaterEvaluation> all = new ArrayList<>(again);
    all.add(evaluation);
    return new RunFacts(engine, data, parameters, kept, scores, all, sha256, seconds, origin);
  }

  RunFacts withSha256(Map<String, String> sums) {
    return new RunFacts(engine, data, parameters, kept, scores, again, sums, seconds, origin);
  }

  /** The scores of a set in the run itself; empty if it was not evaluated there. */
  public List<MetricScore> scoresOf(String set) {
    return scores.stream().filter(s -> s.set().equals(set)).map(SetScore::score).toList();
  }

  RunFacts withOrigin(Origin from) {
    return new RunFacts(
        engine, data, parameters, kept, scores, again, sha256, seconds, Optional.of(from));
  }

  /** Adds to the time a phase took. */
  RunFacts withPhase(String name, double time) {
    Map<String, Double> all = new LinkedHashMap<>(seconds);
    all.merge(name, time, Double::sum);
    return new RunFacts(engine, data, parameters, kept, scores, again, sha256, all, origin);
  }
}
