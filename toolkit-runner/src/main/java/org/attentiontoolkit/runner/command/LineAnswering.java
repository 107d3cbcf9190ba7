package org.attentiontoolkit.runner.command;

import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.task.TextTranslator.Request;
import org.attentiontoolkit.api.task.TextTranslator.Translation;
import org.attentiontoolkit.api.text.TextLines;
import org.attentiontoolkit.runner.command.LineQueue.Line;
import org.attentiontoolkit.runner.experiment.LineTranslator;
import org.attentiontoolkit.runner.screen.Streams;

/**
 * Answers the lines of the standard input, those that are there at once together.
 *
 * @param prefixes what the answers begin with
 * @param outputs how many of each line
 * @param weights whether what the model looked at is wanted
 */
record LineAnswering(
    LineTranslator translator, PrefixFile prefixes, int outputs, Attention.Weights weights) {
  private static final int LINES_AT_ONCE = 256;

  /** Answers all lines; the exit code. */
  int all(Streams streams, Answers answers) {
    try (LineQueue lines =
        new LineQueue(TextLines.of(streams.in(), "standard input"), LINES_AT_ONCE)) {
      long done = 0;
      for (List<Line> some = lines.some(); !some.isEmpty(); some = lines.some()) {
        answers.give(some, answered(some, done));
        done += some.size();
      }
      prefixes.requireEnd();
      return answers.end();
    }
  }

  /** A line that could not be read has no answer. */
  private List<Translation> answered(List<Line> lines, long done) {
    List<String> texts = lines.stream().map(Line::text).toList();
    List<Translation> given =
        new ArrayList<>(
            translator.translate(
                new Request(texts, done, outputs, weights, prefixes.next(texts.size()))));
    for (int i = 0; i < given.size(); i++) {
      if (lines.get(i).problem().isPresent()) {
        given.set(i, Translation.none());
      }
    }
    return given;
  }
}
