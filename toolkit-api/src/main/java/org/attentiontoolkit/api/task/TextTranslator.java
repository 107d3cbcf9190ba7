package org.attentiontoolkit.api.task;

import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Turns lines of text into lines of text.
 *
 * @param <M> the model that it does it with
 */
@FunctionalInterface
public interface TextTranslator<M> {
  /**
   * Translates lines.
   *
   * @param lines as a user types them
   * @param weights whether what the model looked at is wanted: it takes memory
   * @return one translation a line, in order
   */
  List<Translation> translate(
      Engine engine, M model, List<String> lines, Attention.Weights weights);

  /**
   * One translated line.
   *
   * @param text the translation; empty if there is nothing to translate
   * @param maps what the model looked at; their example is the line, from 0
   * @param problem why the line is not translated
   */
  record Translation(String text, List<AttentionMap> maps, Optional<Problem> problem) {
    /** A line that is translated. */
    public static Translation of(String text, List<AttentionMap> maps) {
      return new Translation(text, maps, Optional.empty());
    }

    /** A line with nothing in it to translate. */
    public static Translation none() {
      return of("", List.of());
    }

    /** A line that is not translated, without its place. */
    public static Translation refused(Problem why) {
      return new Translation("", List.of(), Optional.of(why));
    }
  }
}
