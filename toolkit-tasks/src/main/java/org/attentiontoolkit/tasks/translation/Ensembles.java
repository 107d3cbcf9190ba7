package org.attentiontoolkit.tasks.translation;

import java.util.List;
import java.util.stream.Stream;
import org.attentiontoolkit.api.task.Ensemble;
import org.attentiontoolkit.api.task.Ensemble.Member;
import org.attentiontoolkit.tasks.data.Sides;
import org.attentiontoolkit.tasks.data.TextSide;
import org.attentiontoolkit.tasks.search.EnsembleTokens;
import org.attentiontoolkit.tensor.error.Problem;

/** Translation models of several runs as one. */
final class Ensembles {
  private Ensembles() {}

  /**
   * The models together.
   *
   * @param sides of the first
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if one of the others reads or writes
   *     other tokens
   */
  static SourceModel of(TranslationModel first, Sides sides, Ensemble ensemble) {
    if (ensemble.others().isEmpty()) {
      return first;
    }
    List<TranslationModel> models =
        Stream.concat(
                Stream.of(first), ensemble.others().stream().map(other -> model(other, sides)))
            .toList();
    return (tape, sources, weights) ->
        new EnsembleTokens(
            models.stream().map(model -> model.nextTokens(tape, sources, weights)).toList(),
            ensemble.mean());
  }

  private static TranslationModel model(Member other, Sides sides) {
    if (!(other.task() instanceof PreparedTranslation task)
        || !(other.model() instanceof TranslationModel model)) {
      throw Problem.input("ensemble.other-task", "A run of an ensemble does not translate.")
          .at(other.name())
          .exception();
    }
    requireSame("source", sides.source(), task.sides().source(), other.name());
    requireSame("target", sides.target(), task.sides().target(), other.name());
    if (sides.copied() != task.sides().copied()) {
      throw Problem.input(
              "ensemble.copy",
              "The models number copied words otherwise: of a source, the first run can copy %,d words"
                      .formatted(sides.copied())
                  + " that the vocabulary lacks, this one %,d.".formatted(task.sides().copied()))
          .at(other.name())
          .hint("Train it with task.copy.enabled and task.copy.words of the first run.")
          .exception();
    }
    return model;
  }

  private static void requireSame(String name, TextSide first, TextSide other, String run) {
    List<String> tokens = first.vocabulary().tokens();
    List<String> others = other.vocabulary().tokens();
    if (!tokens.equals(others)) {
      throw Problem.input(
              "ensemble.vocabulary",
              "The models have different %s vocabularies: %,d tokens in the first run, %,d in this one%s."
                  .formatted(name, tokens.size(), others.size(), difference(tokens, others)))
          .at(run)
          .hint("Train it with task.vocabulary.from = the first run's folder.")
          .exception();
    }
    if (!first.tokenizer().signature().equals(other.tokenizer().signature())) {
      throw Problem.input(
              "ensemble.tokenizer",
              "The models cut the %s otherwise: by \"%s\" in the first run, by \"%s\" in this one."
                  .formatted(name, first.tokenizer().signature(), other.tokenizer().signature()))
          .at(run)
          .hint("Train it with the tokenizers of the first, and task.vocabulary.from.")
          .exception();
    }
  }

  private static String difference(List<String> tokens, List<String> others) {
    int same = 0;
    int both = Math.min(tokens.size(), others.size());
    while (same < both && tokens.get(same).equals(others.get(same))) {
      same++;
    }
    return same == both
        ? ""
        : ", the first that differ are \"%s\" and \"%s\""
            .formatted(tokens.get(same), others.get(same));
  }
}
