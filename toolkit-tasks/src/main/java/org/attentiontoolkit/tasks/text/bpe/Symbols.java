package org.attentiontoolkit.tasks.text.bpe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.tasks.text.CodePoints;

/** Symbols as numbers, and pairs of them as one. */
final class Symbols {
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  int number(String name) {
    return numbers.computeIfAbsent(
        name,
        n -> {
          names.add(n);
          return names.size() - 1;
        });
  }

  static long pair(int left, int right) {
    return (long) left << Integer.SIZE | right;
  }

  static int left(long pair) {
    return (int) (pair >>> Integer.SIZE);
  }

  static int right(long pair) {
    return (int) pair;
  }

  Merge merge(long pair) {
    return new Merge(names.get(left(pair)), names.get(right(pair)));
  }

  /** By code points of the left symbol, then of the right one. */
  int compare(long a, long b) {
    int byLeft = CodePoints.compare(names.get(left(a)), names.get(left(b)));
    return byLeft != 0 ? byLeft : CodePoints.compare(names.get(right(a)), names.get(right(b)));
  }

  /** A word's characters, the last with the mark of the word's end. */
  int[] of(String word) {
    int[] codePoints = word.codePoints().toArray();
    int[] symbols = new int[codePoints.length];
    for (int i = 0; i < symbols.length; i++) {
      String character = Character.toString(codePoints[i]);
      symbols[i] = number(i == symbols.length - 1 ? character + Merge.WORD_END : character);
    }
    return symbols;
  }
}
