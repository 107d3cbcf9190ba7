package org.attentiontoolkit.tasks.translation;

import java.util.Arrays;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.TrainingData;
import org.attentiontoolkit.tasks.batch.BatchPlan;
import org.attentiontoolkit.tasks.batch.BatchPlanner;
import org.attentiontoolkit.tasks.data.Room;
import org.attentiontoolkit.tasks.data.Sides;
import org.attentiontoolkit.tasks.store.ExampleStore;
import org.attentiontoolkit.tasks.store.ParallelExample;
import org.attentiontoolkit.tensor.random.Draws;
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
  private final Sides sides;
  private final BatchPlanner planner;
  private final Room room;
  private final boolean covers;
  private final long seed;
  private int planned = -1;
  private @Nullable BatchPlan plan;

  TranslationBatches(
      ExampleStore examples,
      Sides sides,
      TranslationSettings settings,
      Room room,
      long seed,
      Stop stop) {
    this.examples = examples;
    this.sides = sides;
    this.room = room;
    this.planner = new BatchPlanner(examples, settings.batch(), stop);
    this.covers = settings.coverageLoss() > 0;
    this.seed = seed;
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
    return known != null && epoch == planned ? known.size() : planner.batches(seed, epoch);
  }

  @Override
  public TranslationBatch batch(int epoch, int position) {
    return made(epoch, plan(epoch).members(position)).covering(covers);
  }

  private TranslationBatch made(int epoch, int[] members) {
    if (!sides.drawn()) {
      return TranslationBatch.of(examples, members);
    }
    long key = Draws.key(seed, "tokens", epoch);
    return TranslationBatch.of(
        Arrays.stream(members).mapToObj(i -> drawn(i, Draws.bits(key, i))).toList(), members);
  }

  /** Where the model has no room for what is drawn, the example is cut as it is without. */
  private ParallelExample drawn(int example, long key) {
    ParallelExample drawn = sides.drawn(examples.text(example), key);
    return room.holds(drawn) ? drawn : examples.example(example);
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
