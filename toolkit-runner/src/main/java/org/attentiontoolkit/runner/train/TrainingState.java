package org.attentiontoolkit.runner.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.task.Score;

/**
 * Everything that changes while training, beside the parameters, the optimizer and the schedule.
 * With those it says all about where training stands.
 */
public final class TrainingState {
  private int epoch;
  private int position;
  private long step;
  private int evaluationsWithoutProgress;
  private long bestStep;
  private Optional<Score> best = Optional.empty();

  /** The epoch, counted from 0. */
  public int epoch() {
    return epoch;
  }

  /** The next batch within the epoch, counted from 0. */
  public int position() {
    return position;
  }

  /** How many updates have been made. */
  public long step() {
    return step;
  }

  /** After how many updates the parameters were best; 0 before the first evaluation. */
  public long bestStep() {
    return bestStep;
  }

  /** The best score so far by which models are chosen. */
  public Optional<Score> best() {
    return best;
  }

  /** How many evaluations in a row have not been better than the best one. */
  public int evaluationsWithoutProgress() {
    return evaluationsWithoutProgress;
  }

  /** All of it as numbers, by name. */
  public Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("epoch", (double) epoch);
    values.put("position", (double) position);
    values.put("step", (double) step);
    values.put("evaluations-without-progress", (double) evaluationsWithoutProgress);
    values.put("best-step", (double) bestStep);
    best.ifPresent(score -> values.put("best-score", score.value()));
    return values;
  }

  void stepped() {
    position++;
    step++;
  }

  void epochEnded() {
    epoch++;
    position = 0;
  }

  /** Takes a score; says whether it is the best so far. */
  boolean scored(Score score) {
    boolean better =
        Double.isFinite(score.value())
            && (best.isEmpty() || score.beats(best.orElseThrow().value()));
    if (better) {
      best = Optional.of(score);
      bestStep = step;
      evaluationsWithoutProgress = 0;
    } else {
      evaluationsWithoutProgress++;
    }
    return better;
  }
}
