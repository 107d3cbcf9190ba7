package org.attentiontoolkit.tasks.metric.ter;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fewest edits that make a hypothesis its reference, as far as Tercom's greedy search finds
 * them: again and again the shift of words that saves the most edits.
 */
final class EditRate {
  private static final int MAX_SHIFT_SIZE = 10;
  private static final int MAX_SHIFT_DISTANCE = 50;

  /** sacreBLEU's limit: after so many candidates the search ends. */
  private static final int MAX_CANDIDATES = 1000;

  private final int[] reference;
  private final EditDistance distance;
  private int candidates;

  /**
   * A shift that was tried.
   *
   * @param saved edits that it saves
   * @param length how many words it moves
   * @param start where they stood
   * @param target before which word they are put
   * @param words the hypothesis with it
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by the other components
  private record Shift(int saved, int length, int start, int target, int[] words) {
    /** Tercom's order: what saves most, then the longest, then the earliest, then the nearest. */
    static final Comparator<Shift> BY_RANK =
        Comparator.comparingInt(Shift::saved)
            .thenComparingInt(Shift::length)
            .thenComparing(Shift::start, Comparator.reverseOrder())
            .thenComparing(Shift::target, Comparator.reverseOrder());
  }

  private EditRate(int[] reference, int words) {
    this.reference = reference;
    distance = new EditDistance(reference, words);
  }

  /** The number of edits, shifts included. */
  static int edits(List<String> hypothesis, List<String> reference) {
    if (reference.isEmpty()) {
      return hypothesis.size();
    }
    Map<String, Integer> numbers = new HashMap<>();
    int[] right = numbers(reference, numbers);
    return new EditRate(right, hypothesis.size()).edits(numbers(hypothesis, numbers));
  }

  private static int[] numbers(List<String> words, Map<String, Integer> numbers) {
    return words.stream()
        .mapToInt(word -> numbers.computeIfAbsent(word, _ -> numbers.size()))
        .toArray();
  }

  private int edits(int[] hypothesis) {
    int[] words = hypothesis;
    int shifts = 0;
    Optional<Shift> best = best(words);
    while (best.isPresent() && best.get().saved() > 0 && candidates < MAX_CANDIDATES) {
      shifts++;
      words = best.get().words();
      best = best(words);
    }
    return shifts + distance.of(words);
  }

  private Optional<Shift> best(int[] words) {
    int before = distance.of(words);
    Alignment alignment = distance.alignment();
    Optional<Shift> best = Optional.empty();
    for (int start = 0; start < words.length; start++) {
      int first = Math.max(0, start - MAX_SHIFT_DISTANCE);
      int last = Math.min(reference.length - 1, start + MAX_SHIFT_DISTANCE);
      for (int place = first; place <= last; place++) {
        int same = same(words, start, place);
        for (int length = 1; length <= same; length++) {
          Match match = new Match(start, place, length);
          if (match.isWrongIn(alignment)) {
            best = better(best, match, alignment, words, before);
            if (candidates >= MAX_CANDIDATES) {
              return best;
            }
          }
        }
      }
    }
    return best;
  }

  /** How many words are the same from a place of the hypothesis and one of the reference on. */
  private int same(int[] words, int start, int place) {
    int most = Math.min(MAX_SHIFT_SIZE, Math.min(words.length - start, reference.length - place));
    int same = 0;
    while (same < most && words[start + same] == reference[place + same]) {
      same++;
    }
    return same;
  }

  /**
   * Words that both sides have.
   *
   * @param start where they begin in the hypothesis
   * @param place where they begin in the reference
   * @param length how many they are
   */
  private record Match(int start, int place, int length) {
    /** Whether both sides are wrong there, and the words would not stay among themselves. */
    boolean isWrongIn(Alignment alignment) {
      int position = alignment.positions()[place];
      return !alignment.isHypothesisRight(start, length)
          && !alignment.isReferenceRight(place, length)
          && !(start <= position && position < start + length);
    }
  }

  /** The best of a shift and those that put matching words where the reference has them. */
  private Optional<Shift> better(
      Optional<Shift> known, Match match, Alignment alignment, int[] words, int before) {
    Optional<Shift> best = known;
    int tried = -1;
    for (int place = match.place - 1; place < match.place + match.length; place++) {
      int target = place < 0 ? 0 : alignment.positions()[place] + 1;
      if (target != tried) {
        tried = target;
        int[] shifted = shifted(words, match.start, match.length, target);
        Shift shift =
            new Shift(before - distance.of(shifted), match.length, match.start, target, shifted);
        candidates++;
        if (best.isEmpty() || Shift.BY_RANK.compare(shift, best.get()) > 0) {
          best = Optional.of(shift);
        }
      }
    }
    return best;
  }

  /** The hypothesis with some of its words put before another. */
  private static int[] shifted(int[] words, int start, int length, int target) {
    int end = start + length;
    int[] shifted = new int[words.length];
    if (target < start) {
      System.arraycopy(words, 0, shifted, 0, target);
      System.arraycopy(words, start, shifted, target, length);
      System.arraycopy(words, target, shifted, target + length, start - target);
      System.arraycopy(words, end, shifted, end, words.length - end);
    } else {
      // Into the middle of themselves: behind as many words as lie before the target.
      int to = target > end ? target : Math.min(words.length, target + length);
      System.arraycopy(words, 0, shifted, 0, start);
      System.arraycopy(words, end, shifted, start, to - end);
      System.arraycopy(words, start, shifted, start + to - end, length);
      System.arraycopy(words, to, shifted, to, words.length - to);
    }
    return shifted;
  }
}
