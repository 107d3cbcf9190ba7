package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;

/**
 * Scores, softmax and sums over pairs of queries and keys of the same sequence.
 *
 * <p>Legend: T queries and S keys of a sequence, Nq and Nk of all, H heads, D and A widths. Head h
 * looks at columns h·D/H (inclusive) to (h + 1)·D/H (exclusive). Values of pairs are laid out as
 * {@link PairRanges} says.
 */
public interface PairKernels {
  /**
   * {@code scores = v · tanh(q + k)} for every pair: Bahdanau et al. 2015, appendix A.1.2.
   *
   * @param ranges with one head
   * @param queries {@code [Nq, A]}
   * @param keys {@code [Nk, A]}
   * @param v {@code [A]}
   * @param scores the result
   */
  void additive(
      PairRanges ranges, DenseArray queries, DenseArray keys, DenseArray v, DenseArray scores);

  /**
   * Adds the gradients of {@link #additive}.
   *
   * @param dQueries {@code [Nq, A]}, added to
   * @param dKeys {@code [Nk, A]}, added to
   * @param dvParts {@code [groups, A]}, overwritten: the gradient of v is the sum of its rows
   */
  void additiveBackward(
      PairRanges ranges,
      DenseArray queries,
      DenseArray keys,
      DenseArray v,
      DenseArray dScores,
      DenseArray dQueries,
      DenseArray dKeys,
      DenseArray dvParts);

  /**
   * {@code scores = scale · q · k} for every pair and head.
   *
   * @param queries {@code [Nq, D]}
   * @param keys {@code [Nk, D]}
   * @param scores the result, added to or overwritten
   */
  void dot(
      PairRanges ranges,
      DenseArray queries,
      DenseArray keys,
      double scale,
      DenseArray scores,
      boolean add);

  /**
   * {@code sums = scale · Σ weight · key} over the keys of each query.
   *
   * @param keys {@code [Nk, D]}
   * @param sums {@code [Nq, D]}, added to or overwritten
   */
  void sumOverKeys(
      PairRanges ranges,
      DenseArray weights,
      DenseArray keys,
      double scale,
      DenseArray sums,
      boolean add);

  /**
   * {@code sums = scale · Σ weight · query} over the queries of each key. What rows between the
   * keys of two sequences hold after it is not said, unless it is added to.
   *
   * @param queries {@code [Nq, D]}
   * @param sums {@code [Nk, D]}, added to or overwritten
   */
  void sumOverQueries(
      PairRanges ranges,
      DenseArray weights,
      DenseArray queries,
      double scale,
      DenseArray sums,
      boolean add);

  /**
   * Softmax over the first keys of each query. Weights of the other keys and of scores −∞ are zero;
   * so are all weights of a query that has no other.
   *
   * @param visible {@code [Nq]}, how many keys each query sees
   */
  void softmax(PairRanges ranges, IntArray visible, DenseArray scores, DenseArray weights);

  /** Gradient of {@link #softmax}, added to {@code dScores} or overwriting it. */
  void softmaxBackward(
      PairRanges ranges, DenseArray weights, DenseArray dWeights, DenseArray dScores, boolean add);
}
