package org.attentiontoolkit.tasks.metric.ter;

import java.util.Arrays;

/**
 * The edit distance of hypotheses of one length to one reference, near the diagonal only, as Tercom
 * and sacreBLEU compute it. What stays the same from one hypothesis to the next is not computed
 * again: a shift leaves the words before it where they were.
 */
final class EditDistance {
  private static final int BEAM = 25;

  /** More than any distance, and no overflow when added to. */
  private static final int INFINITE = 1 << 29;

  private enum Edit {
    NONE,
    SUBSTITUTION,
    DELETION,
    INSERTION
  }

  private final int[] reference;
  private final int[][] costs;
  private final Edit[][] edits;
  private final int[] last;
  private int rowsOfLast;

  /**
   * Distances to a reference.
   *
   * @param reference numbers of its words
   * @param words how many words hypotheses have
   */
  EditDistance(int[] reference, int words) {
    this.reference = reference;
    costs = new int[words + 1][reference.length + 1];
    edits = new Edit[words + 1][reference.length + 1];
    last = new int[words];
    for (int j = 0; j <= reference.length; j++) {
      costs[0][j] = j;
      edits[0][j] = Edit.INSERTION;
    }
  }

  /** The distance of a hypothesis. */
  int of(int[] hypothesis) {
    int words = hypothesis.length;
    int known = Arrays.mismatch(hypothesis, last);
    int begin = Math.min(rowsOfLast, known < 0 ? words : known);
    System.arraycopy(hypothesis, 0, last, 0, words);
    rowsOfLast = words;
    double ratio = words == 0 ? 1 : (double) reference.length / words;
    int beam = BEAM < ratio / 2 ? (int) Math.ceil(ratio / 2 + BEAM) : BEAM;
    for (int i = begin + 1; i <= words; i++) {
      int diagonal = (int) Math.floor(i * ratio);
      int end = i == words ? reference.length : Math.min(reference.length, diagonal + beam - 1);
      row(i, hypothesis[i - 1], Math.max(0, diagonal - beam), end);
    }
    return costs[words][reference.length];
  }

  private void row(int i, int word, int begin, int end) {
    int[] above = costs[i - 1];
    int[] row = costs[i];
    Edit[] rowEdits = edits[i];
    Arrays.fill(row, INFINITE);
    for (int j = begin; j <= end; j++) {
      if (j == 0) {
        row[0] = above[0] + 1;
        rowEdits[0] = Edit.DELETION;
        continue;
      }
      // Of equals the first one is taken: no edit or substitution, deletion, insertion.
      boolean same = word == reference[j - 1];
      take(row, rowEdits, j, above[j - 1] + (same ? 0 : 1), same ? Edit.NONE : Edit.SUBSTITUTION);
      take(row, rowEdits, j, above[j] + 1, Edit.DELETION);
      take(row, rowEdits, j, row[j - 1] + 1, Edit.INSERTION);
    }
  }

  private static void take(int[] row, Edit[] edits, int j, int cost, Edit edit) {
    if (cost < row[j]) {
      row[j] = cost;
      edits[j] = edit;
    }
  }

  /** How the last hypothesis is aligned with the reference. */
  Alignment alignment() {
    int words = last.length;
    int[] positions = new int[reference.length];
    int[] wrongReference = new int[reference.length + 1];
    int[] wrongHypothesis = new int[words + 1];
    int i = words;
    int j = reference.length;
    while (i > 0 || j > 0) {
      Edit edit = edits[i][j];
      int wrong = edit == Edit.NONE ? 0 : 1;
      boolean takesReference = edit != Edit.DELETION;
      boolean takesHypothesis = edit != Edit.INSERTION;
      if (takesReference) {
        positions[j - 1] = i - 1;
        wrongReference[j] = wrong;
      }
      if (takesHypothesis) {
        wrongHypothesis[i] = wrong;
      }
      j -= takesReference ? 1 : 0;
      i -= takesHypothesis ? 1 : 0;
    }
    Arrays.parallelPrefix(wrongReference, Integer::sum);
    Arrays.parallelPrefix(wrongHypothesis, Integer::sum);
    return new Alignment(positions, wrongReference, wrongHypothesis);
  }
}
