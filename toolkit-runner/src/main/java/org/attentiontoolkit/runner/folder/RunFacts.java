package org.attentiontoolkit.runner.folder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.Score;
import org.attentiontoolkit.api.task.Split;

/**
 * What comes to be known while a run goes on. Maps keep the order to show them in.
 *
 * @param engine what computes: OpenBLAS version and kernels, vector width, kernel set, threads
 * @param data the data with their checksums
 * @param parameters how many numbers are learned; 0 before the model is built
 * @param scores of the splits evaluated so far
 * @param seconds how long each phase took
 */
public record RunFacts(
    Map<String, String> engine,
    List<DataFact> data,
    long parameters,
    List<SplitScore> scores,
    Map<String, Double> seconds) {

  /**
   * A score of a split.
   *
   * @param split which one
   * @param score its value and definition
   */
  public record SplitScore(Split split, Score score) {}

  /** Nothing yet. */
  public static RunFacts none() {
    return new RunFacts(Map.of(), List.of(), 0, List.of(), Map.of());
  }

  RunFacts withEngine(Map<String, String> values) {
    return new RunFacts(values, data, parameters, scores, seconds);
  }

  RunFacts withData(List<DataFact> values) {
    return new RunFacts(engine, values, parameters, scores, seconds);
  }

  RunFacts withParameters(long count) {
    return new RunFacts(engine, data, count, scores, seconds);
  }

  /** The scores of a split take the place of earlier ones of the same split. */
  RunFacts withScores(Evaluation evaluation) {
    List<SplitScore> all = new ArrayList<>(scores);
    all.removeIf(s -> s.split() == evaluation.split());
    evaluation.scores().forEach(s -> all.add(new SplitScore(evaluation.split(), s)));
    return new RunFacts(engine, data, parameters, all, seconds);
  }

  /** Adds to the time a phase took. */
  RunFacts withPhase(String name, double time) {
    Map<String, Double> all = new LinkedHashMap<>(seconds);
    all.merge(name, time, Double::sum);
    return new RunFacts(engine, data, parameters, scores, all);
  }
}
