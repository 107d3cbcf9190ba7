package org.attentiontoolkit.tasks.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.attentiontoolkit.tensor.random.Draws;

/**
 * Plans the batches of an epoch. A plan is a function of (lengths, settings, seed, epoch) and of
 * nothing else, so the k-th batch of an epoch can be found again at any time.
 */
public final class BatchPlanner {
  private final int[] source;
  private final int[] target;
  private final BatchSettings settings;

  /**
   * A planner for examples of these lengths.
   *
   * @param source S of every example
   * @param target T of every example
   */
  public BatchPlanner(int[] source, int[] target, BatchSettings settings) {
    if (source.length != target.length) {
      throw new IllegalArgumentException("lengths of " + source.length + " and " + target.length);
    }
    this.source = source.clone();
    this.target = target.clone();
    this.settings = settings;
  }

  /**
   * The batches of a training epoch: the examples are shuffled, sorted by length within pools, cut
   * into batches, and the batches shuffled; or, without shuffling, cut as they stand. Every example
   * is in exactly one.
   *
   * @return the numbers of the examples in each batch
   */
  public List<int[]> epoch(long seed, int epoch) {
    int[] order = new int[source.length];
    Arrays.setAll(order, i -> i);
    if (!settings.shuffle()) {
      return Collections.unmodifiableList(cut(order));
    }
    shuffle(order, Draws.key(seed, "batch.examples", epoch));
    for (int start = 0; start < order.length; start += settings.pool()) {
      int end = Math.min(order.length, start + settings.pool());
      int[] sorted = byLength(Arrays.copyOfRange(order, start, end));
      System.arraycopy(sorted, 0, order, start, sorted.length);
    }
    List<int[]> batches = cut(order);
    int[] places = new int[batches.size()];
    Arrays.setAll(places, i -> i);
    shuffle(places, Draws.key(seed, "batch.batches", epoch));
    List<int[]> shuffled = new ArrayList<>(batches.size());
    for (int place : places) {
      shuffled.add(batches.get(place));
    }
    return Collections.unmodifiableList(shuffled);
  }

  /** How many batches {@link #epoch} gives; without a limit of tokens nothing is planned for it. */
  public int batches(long seed, int epoch) {
    return settings.tokens().isEmpty()
        ? Math.ceilDiv(source.length, settings.sentences())
        : epoch(seed, epoch).size();
  }

  /** All examples by length, for evaluation, where the order changes nothing but speed. */
  public List<int[]> sorted() {
    int[] order = new int[source.length];
    Arrays.setAll(order, i -> i);
    return Collections.unmodifiableList(cut(byLength(order)));
  }

  /** Fisher and Yates's shuffle (Durstenfeld 1964) with the i-th draw of a key. */
  private static void shuffle(int[] values, long key) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = Draws.below(key, i, i + 1);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }

  /** Stable, so that equals keep the shuffled order. */
  private int[] byLength(int[] examples) {
    return Arrays.stream(examples)
        .boxed()
        .sorted(Comparator.comparingInt((Integer e) -> target[e]).thenComparingInt(e -> source[e]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private List<int[]> cut(int[] examples) {
    List<int[]> batches = new ArrayList<>();
    int start = 0;
    long tokens = 0;
    for (int i = 0; i < examples.length; i++) {
      int length = Math.max(source[examples[i]], target[examples[i]]);
      if (!settings.hold(i - start + 1, tokens + length)) {
        batches.add(Arrays.copyOfRange(examples, start, i));
        start = i;
        tokens = 0;
      }
      tokens += length;
    }
    if (start < examples.length) {
      batches.add(Arrays.copyOfRange(examples, start, examples.length));
    }
    return batches;
  }
}
