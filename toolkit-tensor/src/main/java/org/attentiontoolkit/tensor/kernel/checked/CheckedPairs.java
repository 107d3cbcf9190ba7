package org.attentiontoolkit.tensor.kernel.checked;

import org.attentiontoolkit.tensor.kernel.PairKernels;
import org.attentiontoolkit.tensor.kernel.PairRanges;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;

/** Checks of pairs. */
final class CheckedPairs implements PairKernels {
  private final PairKernels kernels;

  CheckedPairs(PairKernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public void additive(
      PairRanges ranges, DenseArray queries, DenseArray keys, DenseArray v, DenseArray scores) {
    both("additive", ranges, queries, keys);
    Check.row("additive", queries, v);
    oneHead("additive", ranges);
    Check.pairs("additive", ranges, scores);
    kernels.additive(ranges, queries, keys, v, scores);
  }

  @Override
  public void additiveBackward(
      PairRanges ranges,
      DenseArray queries,
      DenseArray keys,
      DenseArray v,
      DenseArray dScores,
      DenseArray dQueries,
      DenseArray dKeys,
      DenseArray dvParts) {
    both("additiveBackward", ranges, queries, keys);
    Check.row("additiveBackward", queries, v);
    oneHead("additiveBackward", ranges);
    Check.pairs("additiveBackward", ranges, dScores);
    Check.matrices("additiveBackward", queries, dQueries);
    Check.matrices("additiveBackward", keys, dKeys);
    Check.size("additiveBackward", "the parts", dvParts, ranges.groups(), v.columns());
    kernels.additiveBackward(ranges, queries, keys, v, dScores, dQueries, dKeys, dvParts);
  }

  @Override
  public void dot(
      PairRanges ranges,
      DenseArray queries,
      DenseArray keys,
      double scale,
      DenseArray scores,
      boolean add) {
    both("dot", ranges, queries, keys);
    heads("dot", ranges, keys);
    Check.pairs("dot", ranges, scores);
    kernels.dot(ranges, queries, keys, scale, scores, add);
  }

  @Override
  public void sumOverKeys(
      PairRanges ranges,
      DenseArray weights,
      DenseArray keys,
      double scale,
      DenseArray sums,
      boolean add) {
    both("sumOverKeys", ranges, sums, keys);
    heads("sumOverKeys", ranges, keys);
    Check.pairs("sumOverKeys", ranges, weights);
    kernels.sumOverKeys(ranges, weights, keys, scale, sums, add);
  }

  @Override
  public void sumOverQueries(
      PairRanges ranges,
      DenseArray weights,
      DenseArray queries,
      double scale,
      DenseArray sums,
      boolean add) {
    both("sumOverQueries", ranges, queries, sums);
    heads("sumOverQueries", ranges, queries);
    Check.pairs("sumOverQueries", ranges, weights);
    kernels.sumOverQueries(ranges, weights, queries, scale, sums, add);
  }

  @Override
  public void softmax(PairRanges ranges, IntArray visible, DenseArray scores, DenseArray weights) {
    Check.pairs("softmax", ranges, scores);
    Check.pairs("softmax", ranges, weights);
    visible(ranges, visible.toInts());
    kernels.softmax(ranges, visible, scores, weights);
  }

  @Override
  public void softmaxBackward(
      PairRanges ranges, DenseArray weights, DenseArray dWeights, DenseArray dScores, boolean add) {
    Check.pairs("softmaxBackward", ranges, weights);
    Check.pairs("softmaxBackward", ranges, dWeights);
    Check.pairs("softmaxBackward", ranges, dScores);
    kernels.softmaxBackward(ranges, weights, dWeights, dScores, add);
  }

  private static void both(
      String primitive, PairRanges ranges, DenseArray queries, DenseArray keys) {
    Check.queries(primitive, ranges, queries);
    Check.keys(primitive, ranges, keys);
    Check.columns(primitive, queries, keys);
  }

  private static void oneHead(String primitive, PairRanges ranges) {
    if (ranges.heads() != 1) {
      throw new IllegalArgumentException(primitive + ": " + ranges.heads() + " heads, not one");
    }
  }

  private static void heads(String primitive, PairRanges ranges, DenseArray x) {
    if (x.columns() % ranges.heads() != 0) {
      throw new IllegalArgumentException(
          "%s: %d heads do not divide the width of %s"
              .formatted(primitive, ranges.heads(), x.shape()));
    }
  }

  private static void visible(PairRanges ranges, int[] visible) {
    if (visible.length != ranges.queryStart(ranges.sequences())) {
      throw new IllegalArgumentException(
          "softmax: %d numbers of visible keys for %d queries"
              .formatted(visible.length, ranges.queryStart(ranges.sequences())));
    }
    for (int b = 0; b < ranges.sequences(); b++) {
      for (int i = ranges.queryStart(b); i < ranges.queryStart(b + 1); i++) {
        if (visible[i] < 0 || visible[i] > ranges.keys(b)) {
          throw new IllegalArgumentException(
              "softmax: query %d sees %d keys of %d".formatted(i, visible[i], ranges.keys(b)));
        }
      }
    }
  }
}
