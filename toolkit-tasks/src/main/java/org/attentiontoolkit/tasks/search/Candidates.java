package org.attentiontoolkit.tasks.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attentiontoolkit.tensor.op.TopTokens;

/**
 * What may come next in the hypotheses of one source.
 *
 * @param top the likeliest tokens of all rows
 * @param forced of all rows
 * @param forbidden which tokens may not follow, of each row
 * @param first the first row of the source
 * @param end the token that ends an output
 */
record Candidates(
    TopTokens top, ForcedTokens forced, List<Set<Integer>> forbidden, int first, int end) {

  /**
   * The likeliest hypotheses that are a token longer than a parent; one that can't go on ends.
   *
   * @param number of the parent's row among those of the source
   * @param places how many are wanted, beside those whose token costs something
   * @param costs of tokens
   * @param looks what the parent's row looked at
   */
  List<Hypothesis> after(
      Hypothesis parent,
      int number,
      int places,
      Map<Integer, Double> costs,
      Map<String, double[][]> looks) {
    int row = first + number;
    if (forced.at(row)) {
      return List.of(parent.then(forced.tokens()[row], forced.logProbabilities()[row], looks));
    }
    List<Hypothesis> next = new ArrayList<>();
    int free = 0;
    for (int rank = 0; rank < top.count() && free < places; rank++) {
      int token = top.ids()[rank][row];
      if (!forbidden.get(row).contains(token)) {
        double cost = costs.getOrDefault(token, 0.0);
        next.add(parent.then(token, top.logProbabilities()[rank][row], cost, looks));
        free += cost == 0 ? 1 : 0;
      }
    }
    if (next.isEmpty()) {
      next.add(parent.then(end, top.logProbabilities()[rankOf(end, row)][row], looks));
    }
    return next;
  }

  private int rankOf(int token, int row) {
    int rank = 0;
    while (top.ids()[rank][row] != token) {
      rank++;
    }
    return rank;
  }
}
