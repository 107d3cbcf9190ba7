package org.attentiontoolkit.tasks.language;

import java.util.Arrays;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.TrainingData;
import org.attentiontoolkit.tasks.batch.BatchPlan;
import org.attentiontoolkit.tasks.batch.BatchPlanner;
import org.attentiontoolkit.tasks.batch.BatchSettings;
import org.attentiontoolkit.tasks.data.Room;
import org.attentiontoolkit.tasks.data.TextSide;
import org.attentiontoolkit.tasks.store.ExampleStore;
import org.attentiontoolkit.tensor.random.Draws;
import org.jspecify.annotations.Nullable;

/**
 * Training batches; the plan of the epoch asked for last is kept, as it is asked for in turn. Where
 * it is drawn how lines are cut, that follows from the seed, the epoch and the line.
 */
final class LineBatches implements TrainingData<LineBatch> {
  private final ExampleStore lines;
  private final TextSide side;
  private final Room room;
  private final BatchPlanner planner;
  private final long seed;
  private int planned = -1;
  private @Nullable BatchPlan plan;

  LineBatches(
      ExampleStore lines, TextSide side, BatchSettings settings, Room room, long seed, Stop stop) {
    this.lines = lines;
    this.side = side;
    this.room = room;
    this.planner = new BatchPlanner(lines, settings, stop);
    this.seed = seed;
  }

  @Override
  public int batches(int epoch) {
    BatchPlan known = plan;
    return known != null && epoch == planned ? known.size() : planner.batches(seed, epoch);
  }

  @Override
  public LineBatch batch(int epoch, int position) {
    int[] members = plan(epoch).members(position);
    if (side.tokenizer().sampler().isEmpty()) {
      return LineBatch.of(lines, members);
    }
    long key = Draws.key(seed, "tokens", epoch);
    return LineBatch.of(
        Arrays.stream(members).mapToObj(i -> drawn(i, Draws.bits(key, i))).toList(), members);
  }

  /** Where the model has no room for what is drawn, the line is cut as it is without. */
  private int[] drawn(int line, long key) {
    int[] drawn = side.encode(lines.text(line).target(), key);
    return drawn.length <= room.target() ? drawn : lines.example(line).target();
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
