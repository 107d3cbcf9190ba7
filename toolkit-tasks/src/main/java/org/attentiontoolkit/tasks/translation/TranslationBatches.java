package org.attentiontoolkit.tasks.translation;

import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.TrainingData;
import org.attentiontoolkit.tasks.batch.BatchPlan;
import org.attentiontoolkit.tasks.batch.BatchPlanner;
import org.attentiontoolkit.tasks.batch.BatchSettings;
import org.attentiontoolkit.tasks.store.ExampleStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Training batches; the plan of the epoch asked for last is kept, as it is asked for in turn. */
final class TranslationBatches implements TrainingData<TranslationBatch> {
  private static final Logger LOG = LoggerFactory.getLogger(TranslationBatches.class);

  private final ExampleStore examples;
  private final BatchPlanner planner;
  private final long seed;
  private int planned = -1;
  private @Nullable BatchPlan plan;

  TranslationBatches(ExampleStore examples, BatchSettings settings, long seed, Stop stop) {
    this.examples = examples;
    this.planner = new BatchPlanner(examples, settings, stop);
    this.seed = seed;
    settings.tokens().ifPresent(this::warnOfLonger);
  }

  private void warnOfLonger(int tokens) {
    int longer = 0;
    for (int i = 0; i < examples.count(); i++) {
      longer += Math.max(examples.source(i), examples.target(i)) > tokens ? 1 : 0;
    }
    if (longer > 0) {
      LOG.warn(
          "{} of {} training pairs are longer than batch.tokens = {}: each is a batch of its own.",
          longer,
          examples.count(),
          tokens);
    }
  }

  @Override
  public int batches(int epoch) {
    BatchPlan known = plan;
    return known != null && epoch == planned ? known.size() : planner.batches(seed, epoch);
  }

  @Override
  public TranslationBatch batch(int epoch, int position) {
    return TranslationBatch.of(examples, plan(epoch).members(position));
  }

  private BatchPlan plan(int epoch) {
    BatchPlan known = plan;
    if (known == null || epoch != planned) {
      known = planner.epoch(seed, epoch);
      plan = known;
      planned = epoch;
    }
    return known;
  }
}
