package org.attentiontoolkit.tasks.text.bpe;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * How often pairs of symbols stand side by side, and the most frequent of them.
 *
 * <p>As in subword-nmt, rare pairs are put aside and come back when no frequent pair is left. That
 * is more than a matter of speed: a pair that was put aside and grows meanwhile, because two merges
 * make one symbol, keeps only what it grew by. Codes are equal only if this is done alike.
 */
final class PairCounts {
  private final Comparator<Long> order;
  private final Map<Long, Long> all;
  private final Map<Long, Long> frequent;
  private final PriorityQueue<Entry> queue;

  /** A count at the time it was put into the queue; the present one is never higher. */
  private record Entry(long pair, long count) {}

  /**
   * Counts of pairs, none of them put aside.
   *
   * @param counts to begin with
   * @param order of pairs: among equally frequent ones the last counts as the most frequent
   */
  PairCounts(Map<Long, Long> counts, Comparator<Long> order) {
    this.order = order;
    all = new HashMap<>(counts);
    frequent = new HashMap<>(counts);
    queue = new PriorityQueue<>(this::byRank);
    counts.forEach((pair, count) -> queue.add(new Entry(pair, count)));
  }

  /** Adds to the count of a pair. */
  void add(long pair, long count) {
    long now = frequent.merge(pair, count, Long::sum);
    if (count > 0) {
      queue.add(new Entry(pair, now));
    }
  }

  /** Says that a pair is merged: it does not occur any more. */
  void clear(long pair) {
    frequent.put(pair, 0L);
  }

  /** The count of a pair that is not put aside. */
  long count(long pair) {
    return frequent.getOrDefault(pair, 0L);
  }

  /** The most frequent pair of those that are not put aside. */
  OptionalLong mostFrequent() {
    for (Entry top = queue.peek(); top != null; top = queue.peek()) {
      Long now = frequent.get(top.pair);
      if (now != null && now == top.count) {
        return OptionalLong.of(top.pair);
      }
      queue.poll();
      if (now != null) {
        queue.add(new Entry(top.pair, now));
      }
    }
    return OptionalLong.empty();
  }

  /** Puts pairs aside that are less frequent. */
  void putAside(double threshold) {
    frequent
        .entrySet()
        .removeIf(e -> {
          boolean rare = e.getValue() < threshold;
          if (rare && e.getValue() < 0) {
            all.merge(e.getKey(), e.getValue(), Long::sum);
          } else if (rare) {
            all.put(e.getKey(), e.getValue());
          }
          return rare;
        });
  }

  /** Takes all pairs back. */
  void takeBack() {
    frequent.clear();
    frequent.putAll(all);
    queue.clear();
    all.forEach((pair, count) -> queue.add(new Entry(pair, count)));
  }

  private int byRank(Entry a, Entry b) {
    int byCount = Long.compare(b.count, a.count);
    return byCount != 0 ? byCount : order.compare(b.pair, a.pair);
  }
}
