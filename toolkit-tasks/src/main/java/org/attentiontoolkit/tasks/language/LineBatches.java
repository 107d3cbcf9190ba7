package org.attentiontoolkit.tasks.language;

import java.util.Arrays;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.TrainingData;
import org.attentiontoolkit.tasks.batch.BatchPlan;
import org.attentiontoolkit.tasks.batch.BatchPlanner;
import org.attentiontoolkit.tasks.store.ExampleStore;
import org.attentiontoolkit.tasks.training.RDrop;
import org.jspecify.annotations.Nullable;

/**
 * Training batches; the plan of the epoch asked for last is kept, as it is asked for in turn. Where
 * it is drawn how lines are cut, that follows from the seed, the epoch and the line.
 */
final class LineBatches implements TrainingData<LineBatch> {
  private final ExampleStore lines;
  private final DrawnLines drawn;
  private final BatchPlanner planner;
  private final RDrop rDrop;
  private int planned = -1;
  private @Nullable BatchPlan plan;

  LineBatches(ExampleStore lines, DrawnLines drawn, LanguageModelSettings settings, Stop stop) {
    this.lines = lines;
    this.drawn = drawn;
    this.planner = new BatchPlanner(lines, settings.batch(), stop);
    this.rDrop = settings.agreement();
  }

  @Override
  public int batches(int epoch) {
    BatchPlan known = plan;
    return known != null && epoch == planned ? known.size() : planner.batches(drawn.seed(), epoch);
  }

  @Override
  public LineBatch batch(int epoch, int position) {
    return made(epoch, position).learned(rDrop);
  }

  private LineBatch made(int epoch, int position) {
    int[] members = plan(epoch).members(position);
    return drawn.isDrawn()
        ? LineBatch.of(
            Arrays.stream(members).mapToObj(i -> drawn.of(lines, i, epoch)).toList(), members)
        : LineBatch.of(lines, members);
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
