package org.attentiontoolkit.runner.command;

import java.util.List;
import java.util.Locale;
import org.attentiontoolkit.api.task.TextTranslator.Candidate;

/** How translations of a line are written. */
enum AnswerForm {
  /** The best one, a line for a line. */
  TEXT {
    @Override
    List<String> lines(long number, List<Candidate> candidates) {
      return List.of(candidates.isEmpty() ? "" : candidates.getFirst().text());
    }
  },
  /** The best one after its score. */
  SCORED {
    @Override
    List<String> lines(long number, List<Candidate> candidates) {
      return List.of(candidates.isEmpty() ? "\t" : scored(candidates.getFirst()));
    }
  },
  /** All, each after the number of its line, from 1 on, and its score. */
  NUMBERED {
    @Override
    List<String> lines(long number, List<Candidate> candidates) {
      return candidates.isEmpty()
          ? List.of(number + "\t\t")
          : candidates.stream().map(c -> number + "\t" + scored(c)).toList();
    }
  };

  /**
   * What is written.
   *
   * @param number of the line, from 1 on
   * @param candidates its translations, the best first; none for an empty line
   */
  abstract List<String> lines(long number, List<Candidate> candidates);

  private static String scored(Candidate candidate) {
    return String.format(Locale.ROOT, "%.4f\t%s", candidate.score(), candidate.text());
  }
}
