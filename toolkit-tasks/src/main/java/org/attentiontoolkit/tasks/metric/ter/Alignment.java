package org.attentiontoolkit.tasks.metric.ter;

/**
 * Which word of a hypothesis stands at each word of its reference, and where either is wrong.
 *
 * <p>Arrays are not changed after construction.
 *
 * @param positions for each word of the reference the word of the hypothesis that is aligned with
 *     it, or the last one before it; -1 where there is none
 * @param wrongInReference sums: how many of the first i words of the reference have an edit
 * @param wrongInHypothesis the same of the hypothesis
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record Alignment(int[] positions, int[] wrongInReference, int[] wrongInHypothesis) {

  boolean isReferenceRight(int start, int length) {
    return wrongInReference[start + length] == wrongInReference[start];
  }

  boolean isHypothesisRight(int start, int length) {
    return wrongInHypothesis[start + length] == wrongInHypothesis[start];
  }
}
