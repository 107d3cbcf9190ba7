package org.attentiontoolkit.tasks.search;

import java.util.HashSet;
import java.util.Set;

/**
 * Which tokens may not follow a hypothesis.
 *
 * @param minLength how many tokens there must be before the one that ends an output
 * @param ngram no sequence of so many tokens may come twice; 0 for no such rule (Paulus, Xiong and
 *     Socher, "A deep reinforced model for abstractive summarization", ICLR 2018, section 2.5)
 * @param end the token that ends an output
 */
record Forbidden(int minLength, int ngram, int end) {
  Set<Integer> after(Hypothesis hypothesis) {
    Set<Integer> tokens = new HashSet<>();
    if (hypothesis.length() < minLength) {
      tokens.add(end);
    }
    if (ngram > 0 && hypothesis.length() >= ngram - 1) {
      addRepeats(hypothesis.tokens(), tokens);
    }
    return tokens;
  }

  private void addRepeats(int[] written, Set<Integer> tokens) {
    int context = ngram - 1;
    int last = written.length - context;
    for (int start = 0; start + context < written.length; start++) {
      boolean same = true;
      for (int i = 0; i < context && same; i++) {
        same = written[start + i] == written[last + i];
      }
      if (same) {
        tokens.add(written[start + context]);
      }
    }
  }
}
