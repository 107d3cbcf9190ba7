package org.attentiontoolkit.tasks.metric.mecab;

import org.jspecify.annotations.Nullable;

/** What may stand at a place of a text, with the cheapest way to it. */
final class Morpheme {
  private final int from;
  private final int to;
  private final Grammar grammar;
  private int cost;
  private @Nullable Morpheme before;

  /**
   * What the costs of a morpheme follow from.
   *
   * @param left how it connects to what stands before it
   * @param right how it connects to what stands behind it
   * @param cost of its own
   */
  record Grammar(int left, int right, int cost) {
    /** The beginning of a text, and its end. */
    static final Grammar EDGE = new Grammar(0, 0, 0);
  }

  Morpheme(int from, int to, Grammar grammar) {
    this.from = from;
    this.to = to;
    this.grammar = grammar;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** What stands before it on the cheapest way; nothing before the beginning. */
  @Nullable Morpheme before() {
    return before;
  }

  /** Connects it to the cheapest of those that end before it, of equal ones to the first. */
  void connect(Iterable<Morpheme> ending, Ipadic dictionary) {
    int best = Integer.MAX_VALUE;
    for (Morpheme left : ending) {
      int sum =
          left.cost + dictionary.connection(left.grammar.right(), grammar.left()) + grammar.cost();
      if (sum < best) {
        best = sum;
        before = left;
      }
    }
    cost = best;
  }
}
