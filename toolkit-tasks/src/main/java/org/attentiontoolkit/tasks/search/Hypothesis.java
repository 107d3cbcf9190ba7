package org.attentiontoolkit.tasks.search;

import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.output.Output;

/**
 * The beginning of an output, or all of it: a token that follows another one.
 *
 * @param before what it goes on from; nothing for the first
 * @param token the last one
 * @param length how many tokens there are
 * @param logProbability of all of them, in nats
 * @param penalty what is taken from that where hypotheses are compared, for tokens that others have
 * @param looks what was looked at for the last one, by place
 */
record Hypothesis(
    Optional<Hypothesis> before,
    int token,
    int length,
    double logProbability,
    double penalty,
    Map<String, double[][]> looks) {

  /** Nothing yet, after the token that each output goes on from. */
  static Hypothesis start(int first) {
    return new Hypothesis(Optional.empty(), first, 0, 0, 0, Map.of());
  }

  /** With one more token. */
  Hypothesis then(int next, double nextLogProbability, Map<String, double[][]> nextLooks) {
    return then(next, nextLogProbability, 0, nextLooks);
  }

  /** With one more token, which costs something where hypotheses are compared. */
  Hypothesis then(
      int next, double nextLogProbability, double cost, Map<String, double[][]> nextLooks) {
    return new Hypothesis(
        Optional.of(this),
        next,
        length + 1,
        logProbability + nextLogProbability,
        penalty + cost,
        nextLooks);
  }

  /** What it is compared by with others of its length. */
  double rank() {
    return logProbability - penalty;
  }

  /** All tokens, in order. */
  int[] tokens() {
    int[] tokens = new int[length];
    Hypothesis h = this;
    for (int i = length - 1; i >= 0; i--) {
      tokens[i] = h.token;
      h = h.before.orElseThrow();
    }
    return tokens;
  }

  /**
   * As an output.
   *
   * @param score what a search puts it in order by
   */
  Output output(double score) {
    LinkedList<Hypothesis> all = new LinkedList<>();
    for (Hypothesis h = this; h.before.isPresent(); h = h.before.get()) {
      all.addFirst(h);
    }
    Map<String, List<double[][]>> weights = new LinkedHashMap<>();
    for (String place : looks.keySet()) {
      weights.put(place, all.stream().map(h -> h.looks.get(place)).toList());
    }
    return new Output(tokens(), logProbability, score, weights);
  }
}
