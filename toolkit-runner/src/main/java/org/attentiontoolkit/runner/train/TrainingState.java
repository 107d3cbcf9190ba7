package org.attentiontoolkit.runner.train;

import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.runner.train.state.StateVisitor;
import org.attentiontoolkit.runner.train.state.Stateful;

/**
 * Everything that changes while training, beside the parameters, the optimizer and the schedule.
 * With those it says all about where training stands.
 */
public final class TrainingState implements Stateful {
  private int epoch;
  private int position;
  private long step;
  private int evaluationsWithoutProgress;
  private int epochOfStep;
  private long bestStep;
  private int bestEpoch;
  private Optional<MetricScore> best = Optional.empty();
  private double bestLoss = Double.POSITIVE_INFINITY;

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

  /** The epoch that the last update belonged to, counted from 0. */
  public int epochOfStep() {
    return epochOfStep;
  }

  /** After how many updates the parameters were best; 0 before the first evaluation. */
  public long bestStep() {
    return bestStep;
  }

  /** The epoch in which they were, counted from 0. */
  public int bestEpoch() {
    return bestEpoch;
  }

  /** The best score so far by which models are chosen. */
  public Optional<MetricScore> best() {
    return best;
  }

  /** How many evaluations in a row have not been better than the best one. */
  public int evaluationsWithoutProgress() {
    return evaluationsWithoutProgress;
  }

  @Override
  public void visit(StateVisitor visitor) {
    epoch = visitor.count("epoch", epoch);
    position = visitor.count("position", position);
    step = visitor.whole("step", step);
    epochOfStep = visitor.count("epoch-of-step", epochOfStep);
    evaluationsWithoutProgress =
        visitor.count("evaluations-without-progress", evaluationsWithoutProgress);
    bestStep = visitor.whole("best-step", bestStep);
    bestEpoch = visitor.count("best-epoch", bestEpoch);
    bestLoss = visitor.number("best-loss", bestLoss);
    double value = visitor.number("best-value", best.map(MetricScore::value).orElse(0.0));
    List<String> score =
        visitor.texts(
            "best-score",
            best.map(s -> List.of(s.name(), s.definition(), s.better().name())).orElse(List.of()));
    best =
        score.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new MetricScore(
                    score.get(0), value, score.get(1), MetricScore.Better.valueOf(score.get(2))));
  }

  /** An update was made; the next one begins at a place within the epoch. */
  void stepped(int inEpoch, int next) {
    epoch = inEpoch;
    position = next;
    step++;
    epochOfStep = epoch;
  }

  void epochEnded() {
    epoch++;
    position = 0;
  }

  /**
   * Takes a score; says whether the model is the best so far. Of models with equal scores that is
   * the one with the lower loss, of equal ones the later. Only a better score or a lower loss is
   * progress.
   *
   * @param loss of the same evaluation; the same value always where the task has none
   */
  boolean scored(MetricScore score, double loss) {
    boolean first = best.isEmpty();
    boolean beats = first || score.beats(best.orElseThrow().value());
    boolean equal = !first && score.value() == best.orElseThrow().value();
    boolean progress = beats || (equal && loss < bestLoss);
    evaluationsWithoutProgress = progress ? 0 : evaluationsWithoutProgress + 1;
    boolean better = progress || (equal && loss == bestLoss);
    if (better) {
      best = Optional.of(score);
      bestLoss = loss;
      bestStep = step;
      bestEpoch = epochOfStep;
    }
    return better;
  }
}
