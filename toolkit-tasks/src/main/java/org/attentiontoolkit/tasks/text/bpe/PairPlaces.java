package org.attentiontoolkit.tasks.text.bpe;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/** In which words a pair of symbols stands, and how often: the inverted index of the learner. */
final class PairPlaces {
  private final Map<Long, Words> places = new HashMap<>();

  /** Adds to how often a pair stands in a word. */
  void add(long pair, int word, int times) {
    places.computeIfAbsent(pair, _ -> new Words()).add(word, times);
  }

  /** Gives the words of a pair and forgets them. */
  void take(long pair, IntConsumer receiver) {
    Words words = places.remove(pair);
    if (words != null) {
      words.forEach(receiver);
    }
  }

  /** Open addressing, since most pairs stand in a handful of words and there are many pairs. */
  private static final class Words {
    private static final int SMALLEST = 4;
    private static final int FREE = -1;

    private int[] words = free(SMALLEST);
    private int[] times = new int[SMALLEST];
    private int used;

    private static int[] free(int length) {
      int[] words = new int[length];
      Arrays.fill(words, FREE);
      return words;
    }

    void add(int word, int more) {
      int slot = slot(word);
      if (words[slot] == FREE) {
        if (2 * (used + 1) > words.length) {
          grow();
          slot = slot(word);
        }
        words[slot] = word;
        used++;
      }
      times[slot] += more;
    }

    private int slot(int word) {
      int mask = words.length - 1;
      int slot = (word * 0x9E3779B9 >>> 7) & mask;
      while (words[slot] != FREE && words[slot] != word) {
        slot = (slot + 1) & mask;
      }
      return slot;
    }

    private void grow() {
      int[] oldWords = words;
      int[] oldTimes = times;
      words = free(2 * oldWords.length);
      times = new int[words.length];
      for (int i = 0; i < oldWords.length; i++) {
        if (oldWords[i] != FREE) {
          int slot = slot(oldWords[i]);
          words[slot] = oldWords[i];
          times[slot] = oldTimes[i];
        }
      }
    }

    void forEach(IntConsumer receiver) {
      for (int i = 0; i < words.length; i++) {
        if (words[i] != FREE && times[i] > 0) {
          receiver.accept(words[i]);
        }
      }
    }
  }
}
