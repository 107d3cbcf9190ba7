package org.attentiontoolkit.tasks.translation;

import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.api.task.TrainingData;
import org.attentiontoolkit.tasks.batch.BatchPlanner;
import org.attentiontoolkit.tasks.batch.BatchSettings;
import org.attentiontoolkit.tasks.data.Examples;
import org.attentiontoolkit.tasks.data.ParallelExample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Training batches; the plan of the epoch asked for last is kept, as it is asked for in turn. */
final class TranslationBatches implements TrainingData<TranslationBatch> {
  private static final Logger LOG = LoggerFactory.getLogger(TranslationBatches.class);

  private final List<ParallelExample> examples;
  private final BatchPlanner planner;
  private final long seed;
  private int planned = -1;
  private List<int[]> plan = List.of();

  TranslationBatches(Examples examples, BatchSettings settings, long seed) {
    this.examples = examples.list();
    this.planner = planner(this.examples, settings);
    this.seed = seed;
    settings.tokens().ifPresent(this::warnOfLonger);
  }

  private void warnOfLonger(int tokens) {
    long longer =
        examples.stream()
            .filter(e -> Math.max(e.source().length, e.target().length) > tokens)
            .count();
    if (longer > 0) {
      LOG.warn(
          "{} of {} training pairs are longer than batch.tokens = {}: each is a batch of its own.",
          longer,
          examples.size(),
          tokens);
    }
  }

  /** A planner for these examples' lengths. */
  static BatchPlanner planner(List<ParallelExample> examples, BatchSettings settings) {
    return new BatchPlanner(
        examples.stream().mapToInt(e -> e.source().length).toArray(),
        examples.stream().mapToInt(e -> e.target().length).toArray(),
        settings);
  }

  @Override
  public int batches(int epoch) {
    return epoch == planned ? plan.size() : planner.batches(seed, epoch);
  }

  @Override
  public TranslationBatch batch(int epoch, int position) {
    int[] members = plan(epoch).get(position);
    return TranslationBatch.of(Arrays.stream(members).mapToObj(examples::get).toList(), members);
  }

  private List<int[]> plan(int epoch) {
    if (epoch != planned) {
      plan = planner.epoch(seed, epoch);
      planned = epoch;
    }
    return plan;
  }
}
