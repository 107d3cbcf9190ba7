package org.attentiontoolkit.tasks.text.bpe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Learns merges from words: again and again the most frequent pair of neighbouring symbols becomes
 * a symbol (Sennrich et al. 2016, algorithm 1). Equal to subword-nmt 0.3.8: of equally frequent
 * pairs the last in code point order is merged.
 */
final class BpeLearner {
  /** subword-nmt's: what is so many times rarer than the most frequent pair is put aside first. */
  private static final double FIRST_SHARE = 10;

  /** subword-nmt's: after i merges pairs are put aside below i / (i + this) of the best. */
  private static final double HALF_AT = 10_000;

  private static final int MERGES_BETWEEN_LOOKS = 100;

  private final List<int[]> words = new ArrayList<>();
  private final List<Long> counts = new ArrayList<>();
  private final Symbols symbols = new Symbols();
  private final PairPlaces places = new PairPlaces();
  private final PairCounts pairs;

  private BpeLearner(Map<String, Long> vocabulary) {
    Map<Long, Long> first = new HashMap<>();
    vocabulary.forEach((word, count) -> {
      int[] characters = symbols.of(word);
      for (int i = 0; i + 1 < characters.length; i++) {
        long pair = Symbols.pair(characters[i], characters[i + 1]);
        first.merge(pair, count, Long::sum);
        places.add(pair, words.size(), 1);
      }
      words.add(characters);
      counts.add(count);
    });
    pairs = new PairCounts(first, symbols::compare);
  }

  /**
   * Learns.
   *
   * @param vocabulary how often each word occurs
   * @param most how many merges are wanted
   * @param minFrequency a pair must occur so often
   * @return as many merges as wanted, or fewer if no pair is that frequent any more
   */
  static BpeCodes learn(Map<String, Long> vocabulary, int most, int minFrequency) {
    return new BpeCodes(new BpeLearner(vocabulary).merges(most, minFrequency));
  }

  private List<Merge> merges(int most, int minFrequency) {
    List<Merge> merges = new ArrayList<>();
    OptionalLong best = pairs.mostFrequent();
    double threshold = best.isPresent() ? pairs.count(best.getAsLong()) / FIRST_SHARE : 0;
    while (merges.size() < most) {
      int done = merges.size();
      best = pairs.mostFrequent();
      if (best.isEmpty() || (done > 0 && pairs.count(best.getAsLong()) < threshold)) {
        pairs.putAside(threshold);
        pairs.takeBack();
        best = pairs.mostFrequent();
        threshold = best.stream().mapToDouble(pairs::count).sum() * done / (done + HALF_AT);
        pairs.putAside(threshold);
      }
      if (best.isEmpty() || pairs.count(best.getAsLong()) < minFrequency) {
        break;
      }
      merges.add(symbols.merge(best.getAsLong()));
      merge(best.getAsLong());
      if (done % MERGES_BETWEEN_LOOKS == 0) {
        pairs.putAside(threshold);
      }
    }
    return merges;
  }

  private void merge(long pair) {
    int merged = symbols.number(symbols.merge(pair).symbol());
    places.take(pair, word -> merge(pair, merged, word));
    pairs.clear(pair);
  }

  /** Merges a pair in one word; what stood around it has other neighbours then. */
  private void merge(long pair, int merged, int word) {
    int[] before = words.get(word);
    long count = counts.get(word);
    int[] after = new int[before.length];
    int length = 0;
    int i = 0;
    while (i < before.length) {
      if (isAt(pair, before, i)) {
        if (i > 0) {
          change(Symbols.pair(before[i - 1], before[i]), word, -count, -1);
        }
        // The neighbour on the right belongs to the next occurrence if it begins one.
        if (i + 2 < before.length && !isAt(pair, before, i + 2)) {
          change(Symbols.pair(before[i + 1], before[i + 2]), word, -count, -1);
        }
        after[length++] = merged;
        i += 2;
      } else {
        after[length++] = before[i++];
      }
    }
    int[] now = Arrays.copyOf(after, length);
    words.set(word, now);
    countAround(merged, now, word, count);
  }

  private void countAround(int merged, int[] now, int word, long count) {
    for (int i = 0; i < now.length; i++) {
      if (now[i] == merged) {
        if (i > 0) {
          change(Symbols.pair(now[i - 1], merged), word, count, 1);
        }
        if (i + 1 < now.length && now[i + 1] != merged) {
          change(Symbols.pair(merged, now[i + 1]), word, count, 1);
        }
      }
    }
  }

  private static boolean isAt(long pair, int[] word, int i) {
    return i + 1 < word.length
        && word[i] == Symbols.left(pair)
        && word[i + 1] == Symbols.right(pair);
  }

  private void change(long pair, int word, long count, int times) {
    pairs.add(pair, count);
    places.add(pair, word, times);
  }
}
