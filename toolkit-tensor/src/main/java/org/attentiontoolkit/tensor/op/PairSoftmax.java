package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.PairRanges;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;

/** Softmax of scores over the keys that each query sees. */
public final class PairSoftmax {
  private PairSoftmax() {}

  /**
   * Weights that sum to one over the visible keys of each query and are zero elsewhere; all zero
   * for a query that sees no key.
   */
  public static Pairs apply(Tape tape, Pairs scores, Visibility visibility) {
    PairRanges ranges = scores.layout().ranges();
    Tensor x = scores.values();
    Tensor y = tape.result(x.shape(), x);
    IntArray visible = tape.ints(visibleKeys(ranges, visibility));
    DenseArray seen =
        switch (visibility) {
          case Visibility.Full full -> x.data();
          case Visibility.Causal causal -> x.data();
          case Visibility.Window window -> hide(tape, ranges, x, window);
          case Visibility.Ranged ranged -> hide(tape, ranges, x, ranged);
          case Visibility.Ruled rule -> hide(tape, ranges, x, rule);
        };
    tape.kernels().pairs().softmax(ranges, visible, seen, y.data());
    tape.record(
        y,
        () -> {
          Gradient dx = tape.gradient(x);
          tape.kernels()
              .pairs()
              .softmaxBackward(ranges, y.data(), tape.upstream(y), dx.array(), dx.add());
        });
    return new Pairs(y, scores.layout());
  }

  /** How many keys from the first on each query sees, at most: {@code [Nq]}. */
  private static int[] visibleKeys(PairRanges ranges, Visibility visibility) {
    int[] visible = new int[ranges.queryStart(ranges.sequences())];
    for (int b = 0; b < ranges.sequences(); b++) {
      for (int i = 0; i < ranges.queries(b); i++) {
        visible[ranges.queryStart(b) + i] =
            visibility.lastKey(b, i, ranges.queries(b), ranges.keys(b));
      }
    }
    return visible;
  }

  /** The scores, −∞ where a key is hidden. */
  private static DenseArray hide(
      Tape tape, PairRanges ranges, Tensor scores, Visibility visibility) {
    double[] hidden = new double[ranges.values()];
    for (int b = 0; b < ranges.sequences(); b++) {
      int queries = ranges.queries(b);
      int keys = ranges.keys(b);
      for (int i = 0; i < queries; i++) {
        for (int j = 0; j < keys; j++) {
          if (!visibility.sees(b, i, j, queries, keys)) {
            hide(hidden, ranges, b, i * keys + j);
          }
        }
      }
    }
    DenseArray seen = tape.scratch(scores.shape());
    seen.set(hidden);
    tape.kernels().pointwise().binary(Binary.ADD, scores.data(), seen, seen, false);
    return seen;
  }

  private static void hide(double[] hidden, PairRanges ranges, int b, int pair) {
    for (int head = 0; head < ranges.heads(); head++) {
      hidden[ranges.valueStart(b, head) + pair] = Double.NEGATIVE_INFINITY;
    }
  }
}
