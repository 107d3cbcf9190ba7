package org.attentiontoolkit.tasks.translation;

import java.util.List;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.tasks.data.Sides;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * What outputs say where a token is unknown: in a prefix, what the user wrote; elsewhere, if it is
 * to be replaced, the source's word that was looked at most, as Luong et al., ACL 2015, section 3.3
 * copy a word without a translation.
 */
record UnknownWords(Sides sides, boolean replaced) {

  /** The text of an output. */
  String text(Asked asked, Output output) {
    List<String> words = replaced ? asked.words(sides) : List.of();
    return sides.decode(
        output.tokens(),
        sides.words(asked.text()),
        position -> {
          if (position < asked.prefix().size()) {
            return asked.prefix().get(position);
          }
          return words.isEmpty()
              ? Vocabulary.UNKNOWN_SIGN
              : words.get(lookedAt(output, position, words.size()));
        });
  }

  /** The place with the largest sum of the weights of all heads, of all but the source's end. */
  private static int lookedAt(Output output, int position, int places) {
    if (output.weights().isEmpty()) {
      throw Problem.input(
              "decoding.no-attention",
              "decoding.replace-unknown takes the word that was looked at most, but the model has no"
                  + " attention.")
          .hint("Leave out task.decoding.replace-unknown.")
          .exception();
    }
    double[] sums = new double[places];
    for (List<double[][]> steps : output.weights().values()) {
      for (double[] head : steps.get(position)) {
        for (int i = 0; i < places; i++) {
          sums[i] += head[i];
        }
      }
    }
    int most = 0;
    for (int i = 1; i < places; i++) {
      most = sums[i] > sums[most] ? i : most;
    }
    return most;
  }
}
