package org.attentiontoolkit.tasks.metric.span;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.metric.Metric;
import org.attentiontoolkit.tasks.metric.segment.Whitespace;

/**
 * Answers as the official script of SQuAD 2.0 ({@code evaluate-v2.0.py}) compares them: in small
 * letters, without ASCII punctuation and the articles a, an and the, with one blank between words.
 */
final class AnswerText {
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final Pattern ARTICLES =
      Pattern.compile("\\b(a|an|the)\\b", Pattern.UNICODE_CHARACTER_CLASS);

  private AnswerText() {}

  /** The words of an answer that are compared. */
  static List<String> words(String answer) {
    String small = answer.toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(small.length());
    small.codePoints().filter(c -> PUNCTUATION.indexOf(c) < 0).forEach(plain::appendCodePoint);
    return Whitespace.split(ARTICLES.matcher(plain).replaceAll(" "));
  }

  /** Whether both have the same words in the same order. */
  static double exact(List<String> answer, List<String> right) {
    return answer.equals(right) ? 1 : 0;
  }

  /**
   * The harmonic mean of precision and recall over words, counted as often as they stand there;
   * where either has none, whether both have none.
   */
  static double f1(List<String> answer, List<String> right) {
    if (answer.isEmpty() || right.isEmpty()) {
      return exact(answer, right);
    }
    Map<String, Integer> left = new HashMap<>();
    right.forEach(word -> left.merge(word, 1, Integer::sum));
    int common = 0;
    for (String word : answer) {
      if (left.merge(word, -1, Integer::sum) >= 0) {
        common++;
      }
    }
    double precision = (double) common / answer.size();
    double recall = (double) common / right.size();
    return common == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  /** For each example the best that its answer scores against any of the right ones. */
  static double[] best(
      List<String> answers,
      List<List<String>> right,
      ToDoubleBiFunction<List<String>, List<String>> score) {
    Metric.requireSame(answers.size(), right.size());
    return IntStream.range(0, answers.size())
        .mapToDouble(i -> {
          List<String> answer = words(answers.get(i));
          return rightWords(right.get(i)).stream()
              .mapToDouble(gold -> score.applyAsDouble(answer, gold))
              .max()
              .orElseThrow();
        })
        .toArray();
  }

  /** Right answers without words are left out; without any the right one is to have none. */
  private static List<List<String>> rightWords(List<String> right) {
    List<List<String>> words =
        right.stream()
            .map(AnswerText::words)
            .filter(w -> !w.isEmpty())
            .collect(Collectors.toList());
    return words.isEmpty() ? List.of(List.of()) : words;
  }
}
