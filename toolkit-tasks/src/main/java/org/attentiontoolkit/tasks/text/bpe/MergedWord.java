package org.attentiontoolkit.tasks.text.bpe;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A word whose symbols are merged until no merge is left: the lowest merge first, all its
 * occurrences from left to right. The time is n log n for a word of n characters, so that a line
 * without blanks is no trouble.
 */
final class MergedWord {
  private final BpeCodes codes;
  private final String[] symbols;
  private final int[] next;
  private final int[] previous;

  /** Ranks, and within a rank places; a place may have changed since it was put in. */
  private final PriorityQueue<Long> queue = new PriorityQueue<>();

  private MergedWord(BpeCodes codes, List<String> characters) {
    this.codes = codes;
    symbols = characters.toArray(String[]::new);
    next = new int[symbols.length];
    previous = new int[symbols.length];
    for (int i = 0; i < symbols.length; i++) {
      next[i] = i + 1;
      previous[i] = i - 1;
    }
  }

  /** The symbols that are left of a word's characters. */
  static List<String> merge(BpeCodes codes, List<String> characters) {
    MergedWord word = new MergedWord(codes, characters);
    word.mergeAll();
    List<String> left = new ArrayList<>();
    for (int i = 0; i < word.symbols.length; i = word.next[i]) {
      left.add(word.symbols[i]);
    }
    return left;
  }

  private void mergeAll() {
    for (int i = 0; i < symbols.length; i++) {
      offer(i);
    }
    List<Integer> made = new ArrayList<>();
    while (!queue.isEmpty()) {
      int rank = rankOf(queue.element());
      made.clear();
      while (!queue.isEmpty() && rankOf(queue.element()) == rank) {
        int place = (int) (long) queue.remove();
        if (isAt(rank, place)) {
          mergeAt(place);
          made.add(place);
        }
      }
      // Only now: what this merge makes possible waits until it is done everywhere.
      for (int place : made) {
        offer(previous[place]);
        offer(place);
      }
    }
  }

  private static int rankOf(long entry) {
    return (int) (entry >>> Integer.SIZE);
  }

  private void offer(int place) {
    if (isPair(place)) {
      codes
          .rank(symbols[place], symbols[next[place]])
          .ifPresent(rank -> queue.add((long) rank << Integer.SIZE | place));
    }
  }

  private boolean isAt(int rank, int place) {
    return isPair(place) && codes.rank(symbols[place], symbols[next[place]]).orElse(-1) == rank;
  }

  /** Whether a symbol begins at a place that has another one behind it. */
  private boolean isPair(int place) {
    return place >= 0 && !symbols[place].isEmpty() && next[place] < symbols.length;
  }

  private void mergeAt(int place) {
    int second = next[place];
    symbols[place] += symbols[second];
    symbols[second] = "";
    next[place] = next[second];
    if (next[place] < symbols.length) {
      previous[next[place]] = place;
    }
  }
}
