package org.attentiontoolkit.tasks.translation;

import java.util.Arrays;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.TrainingData;
import org.attentiontoolkit.tasks.batch.BatchPlan;
import org.attentiontoolkit.tasks.batch.BatchPlanner;
import org.attentiontoolkit.tasks.store.ExampleStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Training batches; the plan of the epoch asked for last is kept, as it is asked for in turn. Where
 * it is drawn how texts are cut, that follows from the seed, the epoch and the example; batches are
 * planned by the lengths without drawing.
 */
final class TranslationBatches implements TrainingData<TranslationBatch> {
  private static final Logger LOG = LoggerFactory.getLogger(TranslationBatches.class);

  private final ExampleStore examples;
  private final DrawnPairs drawn;
  private final BatchPlanner planner;
  private final LearnedParts parts;
  private int planned = -1;
  private @Nullable BatchPlan plan;

  TranslationBatches(
      ExampleStore examples, DrawnPairs drawn, TranslationSettings settings, Stop stop) {
    this.examples = examples;
    this.drawn = drawn;
    this.planner = new BatchPlanner(examples, settings.batch(), stop);
    this.parts = LearnedParts.of(settings);
    settings.batch().tokens().ifPresent(this::warnOfLonger);
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
    return known != null && epoch == planned ? known.size() : planner.batches(drawn.seed(), epoch);
  }

  @Override
  public TranslationBatch batch(int epoch, int position) {
    return made(epoch, plan(epoch).members(position)).learned(parts);
  }

  private TranslationBatch made(int epoch, int[] members) {
    return drawn.sides().drawn()
        ? TranslationBatch.of(
            Arrays.stream(members).mapToObj(i -> drawn.of(examples, i, epoch)).toList(), members)
        : TranslationBatch.of(examples, members);
  }

  private BatchPlan plan(int epoch) {
    BatchPlan known = plan;
    if (known == null || epoch != planned) {
      known = planner.epoch(drawn.seed(), epoch);
      plan = known;
      planned = epoch;
    }
    return known;
  }
}
