package org.attentiontoolkit.tasks.data;

import java.util.List;
import org.attentiontoolkit.api.task.Ensemble;
import org.attentiontoolkit.api.task.Ensemble.Member;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Checks that another model of an ensemble has the tokens of the first: a token's number must mean
 * the same to both.
 *
 * @param ensemble whose first model it is
 * @param other the other model
 */
public record SameTokens(Ensemble ensemble, Member other) {
  /**
   * Checks one side.
   *
   * @param name of what is read or written, such as {@code source}
   * @param ours of the first model
   * @param theirs of the other
   * @throws org.attentiontoolkit.tensor.error.ToolkitException naming both runs and the first
   *     difference
   */
  public void require(String name, TextSide ours, TextSide theirs) {
    List<String> tokens = ours.vocabulary().tokens();
    List<String> others = theirs.vocabulary().tokens();
    if (!tokens.equals(others)) {
      throw Problem.input(
              "ensemble.vocabulary",
              "The models have different %s vocabularies: %,d tokens in the first run, %,d in the other; %s."
                  .formatted(name, tokens.size(), others.size(), difference(tokens, others)))
          .at(both())
          .hint("Train the other run with task.vocabulary.from = the first run's folder.")
          .exception();
    }
    String cut = ours.tokenizer().signature();
    String cutOtherwise = theirs.tokenizer().signature();
    if (!cut.equals(cutOtherwise)) {
      throw Problem.input(
              "ensemble.tokenizer",
              "The models cut the %s otherwise: by \"%s\" in the first run, by \"%s\" in the other."
                  .formatted(name, cut, cutOtherwise))
          .at(both())
          .hint("Train the other run with the tokenizers of the first, and task.vocabulary.from.")
          .exception();
    }
  }

  /** The folders of both runs. */
  public String both() {
    return ensemble.first() + " and " + other.name();
  }

  private static String difference(List<String> tokens, List<String> others) {
    int same = 0;
    int both = Math.min(tokens.size(), others.size());
    while (same < both && tokens.get(same).equals(others.get(same))) {
      same++;
    }
    if (same < both) {
      return "number %,d is \"%s\" in the first and \"%s\" in the other"
          .formatted(same, tokens.get(same), others.get(same));
    }
    List<String> longer = tokens.size() > both ? tokens : others;
    return "number %,d, \"%s\", is in the %s alone"
        .formatted(same, longer.get(same), longer == tokens ? "first" : "other");
  }
}
