package org.attentiontoolkit.runner.report.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.runner.report.markup.Markup;

/** Which words of two texts are not in their longest common subsequence. */
public final class WordDiff {
  /** Longer texts are shown without marks: the table would take too much memory. */
  private static final long MOST_CELLS = 1_000_000;

  private final String[] first;
  private final String[] second;
  private final boolean[] firstCommon;
  private final boolean[] secondCommon;

  /** Compares two texts. */
  public WordDiff(String first, String second) {
    this.first = words(first);
    this.second = words(second);
    this.firstCommon = new boolean[this.first.length];
    this.secondCommon = new boolean[this.second.length];
    if ((long) this.first.length * this.second.length <= MOST_CELLS) {
      mark(lengths());
    } else {
      Arrays.fill(firstCommon, true);
      Arrays.fill(secondCommon, true);
    }
  }

  private static String[] words(String text) {
    return text.isBlank() ? new String[0] : text.strip().split("\\s+");
  }

  /** Length of the longest common subsequence of what is left from each pair of words on. */
  private int[][] lengths() {
    int[][] length = new int[first.length + 1][second.length + 1];
    for (int i = first.length - 1; i >= 0; i--) {
      for (int j = second.length - 1; j >= 0; j--) {
        length[i][j] =
            first[i].equals(second[j])
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    return length;
  }

  private void mark(int[][] length) {
    int i = 0;
    int j = 0;
    while (i < first.length && j < second.length) {
      if (first[i].equals(second[j])) {
        firstCommon[i++] = true;
        secondCommon[j++] = true;
      } else if (length[i + 1][j] >= length[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }

  /** The part of both texts' words that they have in common: 1 for equal ones. */
  double similarity() {
    long common = IntStream.range(0, first.length).filter(i -> firstCommon[i]).count();
    int words = first.length + second.length;
    return words == 0 ? 1 : 2.0 * common / words;
  }

  /** The first text with the words marked that the second lacks. */
  public String firstMarked(String style) {
    return marked(first, firstCommon, style);
  }

  /** The second text with the words marked that the first lacks. */
  public String secondMarked(String style) {
    return marked(second, secondCommon, style);
  }

  private static String marked(String[] words, boolean[] common, String style) {
    List<String> html = new ArrayList<>(words.length);
    for (int i = 0; i < words.length; i++) {
      String word = Markup.escape(words[i]);
      html.add(common[i] ? word : "<mark class=\"%s\">%s</mark>".formatted(style, word));
    }
    return "<bdi>" + String.join(" ", html) + "</bdi>";
  }
}
