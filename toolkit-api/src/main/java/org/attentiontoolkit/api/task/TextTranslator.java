package org.attentiontoolkit.api.task;

import java.util.Collections;
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
   * @return one translation a line, in order
   */
  List<Translation> translate(Engine engine, M model, Request request);

  /**
   * What is to be translated, and how much is wanted of it.
   *
   * @param lines as a user types them
   * @param first how many lines were translated before: what is drawn at random depends on a line's
   *     number
   * @param outputs how many translations of a line are wanted
   * @param weights whether what the model looked at is wanted: it takes memory
   * @param prefixes what the outputs of each line begin with, as text; empty where that is free
   */
  record Request(
      List<String> lines,
      long first,
      int outputs,
      Attention.Weights weights,
      List<String> prefixes) {
    /** Checks that there is a prefix for each line. */
    public Request {
      if (prefixes.size() != lines.size()) {
        throw new IllegalArgumentException(
            "%d lines and %d prefixes".formatted(lines.size(), prefixes.size()));
      }
    }

    /** Outputs that may begin with anything. */
    public Request(List<String> lines, long first, int outputs, Attention.Weights weights) {
      this(lines, first, outputs, weights, Collections.nCopies(lines.size(), ""));
    }

    /** The best translation of each of the first lines, and nothing else. */
    public static Request of(List<String> lines) {
      return new Request(lines, 0, 1, Attention.Weights.UNWANTED);
    }
  }

  /**
   * What may be written for a line.
   *
   * @param score what it was chosen by; higher is better
   */
  record Candidate(String text, double score) {}

  /**
   * One translated line.
   *
   * @param candidates its translations, the best first; none if there is nothing to translate
   * @param maps what the model looked at for the best; their example is the line, from 0
   * @param trace how the best was written; nothing unless weights are wanted
   * @param problem why the line is not translated
   */
  record Translation(
      List<Candidate> candidates,
      List<AttentionMap> maps,
      Optional<DecodingTrace> trace,
      Optional<Problem> problem) {
    /** A line that is translated. */
    public static Translation of(List<Candidate> candidates, List<AttentionMap> maps) {
      return new Translation(candidates, maps, Optional.empty(), Optional.empty());
    }

    /** The best translation; empty if there is none. */
    public String text() {
      return candidates.isEmpty() ? "" : candidates.getFirst().text();
    }

    /** A line with nothing in it to translate. */
    public static Translation none() {
      return of(List.of(), List.of());
    }

    /** A line that is not translated, without its place. */
    public static Translation refused(Problem why) {
      return new Translation(List.of(), List.of(), Optional.empty(), Optional.of(why));
    }
  }
}
