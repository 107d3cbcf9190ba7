package org.attentiontoolkit.tasks.batch;

import java.util.function.IntUnaryOperator;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.random.Draws;

/**
 * Plans the batches of an epoch. A plan is a function of (lengths, settings, seed, epoch) and of
 * nothing else, so the k-th batch of an epoch can be found again at any time.
 */
public final class BatchPlanner {
  /** After how many examples it is asked whether to stop: a power of two. */
  private static final int BETWEEN_LOOKS = 1 << 16;

  private final Lengths lengths;
  private final BatchSettings settings;
  private final Stop stop;

  /**
   * A planner for examples of these lengths.
   *
   * @param stop looked at while planning: ten million examples take seconds
   */
  public BatchPlanner(Lengths lengths, BatchSettings settings, Stop stop) {
    this.lengths = lengths;
    this.settings = settings;
    this.stop = stop;
  }

  /**
   * The batches of a training epoch: the examples are shuffled, sorted by length within pools, cut
   * into batches, and the batches shuffled; or, without shuffling, cut as they stand. Every example
   * is in exactly one.
   */
  public BatchPlan epoch(long seed, int epoch) {
    IntColumn order = IntColumn.upTo(lengths.count());
    if (settings.shuffle()) {
      shuffle(order, Draws.key(seed, "batch.examples", epoch));
      sortPools(order, settings.pool());
    }
    IntColumn ends = cut(order);
    IntColumn places = IntColumn.upTo(ends.size());
    if (settings.shuffle()) {
      shuffle(places, Draws.key(seed, "batch.batches", epoch));
    }
    return new BatchPlan(order, ends, places);
  }

  /** How many batches {@link #epoch} gives; without a limit of tokens nothing is planned for it. */
  public int batches(long seed, int epoch) {
    return settings.tokens().isEmpty()
        ? Math.ceilDiv(lengths.count(), settings.sentences())
        : epoch(seed, epoch).size();
  }

  /** All examples by length, for evaluation, where the order changes nothing but speed. */
  public BatchPlan sorted() {
    IntColumn order = IntColumn.upTo(lengths.count());
    sortPools(order, Math.max(1, lengths.count()));
    IntColumn ends = cut(order);
    return new BatchPlan(order, ends, IntColumn.upTo(ends.size()));
  }

  /** Fisher and Yates's shuffle (Durstenfeld 1964) with the i-th draw of a key. */
  private void shuffle(IntColumn values, long key) {
    for (int i = values.size() - 1; i > 0; i--) {
      look(i);
      values.swap(i, Draws.below(key, i, i + 1));
    }
  }

  /** By target, then by source, equals in the order they had. */
  private void sortPools(IntColumn order, int pool) {
    for (int start = 0; start < order.size(); ) {
      stop.check();
      int end = (int) Math.min(order.size(), (long) start + pool);
      order.put(start, sorted(sorted(order.slice(start, end), lengths::source), lengths::target));
      start = end;
    }
  }

  /** Counting sort, which is stable: as many counters as the longest has tokens. */
  private static int[] sorted(int[] examples, IntUnaryOperator length) {
    int longest = 0;
    for (int example : examples) {
      longest = Math.max(longest, length.applyAsInt(example));
    }
    int[] next = new int[longest + 2];
    for (int example : examples) {
      next[length.applyAsInt(example) + 1]++;
    }
    for (int l = 1; l < next.length; l++) {
      next[l] += next[l - 1];
    }
    int[] sorted = new int[examples.length];
    for (int example : examples) {
      sorted[next[length.applyAsInt(example)]++] = example;
    }
    return sorted;
  }

  /** Where each batch ends. */
  private IntColumn cut(IntColumn order) {
    IntColumn ends = new IntColumn();
    int start = 0;
    long tokens = 0;
    for (int i = 0; i < order.size(); i++) {
      look(i);
      int example = order.get(i);
      int length = Math.max(lengths.source(example), lengths.target(example));
      if (!settings.hold(i - start + 1, tokens + length)) {
        ends.add(i);
        start = i;
        tokens = 0;
      }
      tokens += length;
    }
    if (start < order.size()) {
      ends.add(order.size());
    }
    return ends;
  }

  private void look(int i) {
    if ((i & BETWEEN_LOOKS - 1) == 0) {
      stop.check();
    }
  }
}
