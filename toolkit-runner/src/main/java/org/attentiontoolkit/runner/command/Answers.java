package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.error.ProblemText;
import org.attentiontoolkit.api.task.TextTranslator.Translation;
import org.attentiontoolkit.runner.command.LineQueue.Line;
import org.attentiontoolkit.runner.screen.Streams;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Writes the translations of each line; with one of each, an empty one where there is none, so that
 * both sides stay side by side. Lines that could not be translated are told, and make the command
 * fail once all others are done.
 */
final class Answers {
  /** More are counted. */
  private static final int MOST_TOLD = 10;

  private final Streams streams;
  private final AnswerForm form;
  private final Optional<AttentionFile> looks;
  private final Path run;
  private long given;
  private int refused;

  Answers(Streams streams, AnswerForm form, Optional<AttentionFile> looks, Path run) {
    this.streams = streams;
    this.form = form;
    this.looks = looks;
    this.run = run;
  }

  /** Writes the translations of lines. */
  void give(List<Line> lines, List<Translation> translations) {
    for (int i = 0; looks.isPresent() && i < lines.size(); i++) {
      looks.get().requireAttention(lines.get(i).text(), translations.get(i), run);
    }
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Translation translation = translations.get(i);
      form.lines(++given, translation.candidates()).forEach(streams.out()::println);
      looks.ifPresent(file -> file.add(line.text(), translation));
      line.problem().ifPresent(e -> e.problems().forEach(this::tell));
      translation.problem().ifPresent(p -> tell(p.at(line.place())));
    }
  }

  private void tell(Problem problem) {
    refused++;
    if (refused <= MOST_TOLD) {
      streams.err().print(ProblemText.of(List.of(problem)));
    }
  }

  /** Writes what is to be drawn; the exit code. */
  int end() {
    looks.ifPresent(file -> file.write(run.toString()));
    if (refused > MOST_TOLD) {
      streams.err().printf("%,d more lines were not answered.%n", refused - MOST_TOLD);
    }
    return refused == 0 ? Toolkit.DONE : Toolkit.WRONG_INPUT;
  }
}
