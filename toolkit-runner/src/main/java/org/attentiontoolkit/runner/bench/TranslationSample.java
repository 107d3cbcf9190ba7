package org.attentiontoolkit.runner.bench;

import java.util.List;
import java.util.Locale;

/**
 * Sentences that were translated.
 *
 * @param benchmark its name
 * @param variant which side, in which version
 * @param seconds all of them took
 * @param sentences how many
 * @param tokens written, the one that ends a sentence included
 * @param scores the sum over sentences of the log-probability of the translation, divided by its
 *     tokens
 */
record TranslationSample(
    String benchmark, String variant, double seconds, int sentences, long tokens, double scores)
    implements Sample {

  /** The line {@code torch_baselines.py} prints. */
  @Override
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"case\": \"%s\", \"variant\": \"%s\", \"seconds\": %.2f, \"sentences_per_s\": %.1f,"
            + " \"tokens_per_s\": %.1f, \"score_sum\": %.4f}",
        benchmark,
        variant,
        seconds,
        speed(),
        tokens / seconds,
        scores);
  }

  @Override
  public List<Figure> figures() {
    return List.of(
        new Figure("sentences/s", 1, speed()),
        new Figure("tokens/s", 0, tokens / seconds),
        new Figure("mean score", 4, scores / sentences));
  }

  @Override
  public double speed() {
    return sentences / seconds;
  }
}
