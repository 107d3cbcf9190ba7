package org.attentiontoolkit.tensor.kernel;

import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.junit.jupiter.api.Test;

class PairsConformanceTest {
  /** Sequences by their numbers of queries and keys; some have no query, some no key. */
  private record Lengths(int[] queries, int[] keys, int room) {
    static final Lengths RAGGED =
        new Lengths(new int[] {2, 0, 1, 5, 3, 9, 1}, new int[] {3, 4, 1, 17, 0, 8, 40}, 0);

    /** As a decoder has them: one query each until its sentence ends. */
    static final Lengths STEP = ones(20, 17, 0);

    /** The same with room behind each sentence's keys, as a cache has it. */
    static final Lengths CACHED = ones(20, 17, 3);

    static Lengths ones(int sequences, int live, int room) {
      int[] queries = new int[sequences];
      Arrays.fill(queries, 0, live, 1);
      int[] keys = new int[sequences];
      Arrays.setAll(keys, b -> 1 + b * 7 % 23);
      return new Lengths(queries, keys, room);
    }

    PairRanges ranges(int heads) {
      int[] keyStarts = starts(keys, room);
      return new PairRanges(
          starts(queries, 0),
          new KeyRows(Arrays.copyOf(keyStarts, keys.length), keys, nk()),
          heads);
    }

    int nq() {
      return Arrays.stream(queries).sum();
    }

    int nk() {
      return Arrays.stream(keys).sum() + room * keys.length;
    }

    private static int[] starts(int[] lengths, int room) {
      int[] starts = new int[lengths.length + 1];
      for (int b = 0; b < lengths.length; b++) {
        starts[b + 1] = starts[b] + lengths[b] + room;
      }
      return starts;
    }
  }

  @Test
  void additive() {
    forSizes(
        "additive",
        (kernels, inputs, lengths, a) -> {
          PairRanges ranges = lengths.ranges(1);
          DenseArray scores = inputs.target(false, ranges.values());
          kernels.additive(
              ranges,
              inputs.normal(lengths.nq(), a),
              inputs.normal(lengths.nk(), a),
              inputs.normal(a),
              scores);
          return List.of(scores);
        });
  }

  @Test
  void additiveBackward() {
    forSizes(
        "additive backward",
        (kernels, inputs, lengths, a) -> {
          PairRanges ranges = lengths.ranges(1);
          DenseArray dq = inputs.normal(lengths.nq(), a);
          DenseArray dk = inputs.normal(lengths.nk(), a);
          DenseArray dv = inputs.target(false, ranges.groups(), a);
          kernels.additiveBackward(
              ranges,
              inputs.normal(lengths.nq(), a),
              inputs.normal(lengths.nk(), a),
              inputs.normal(a),
              inputs.normal(ranges.values()),
              dq,
              dk,
              dv);
          return List.of(dq, dk, dv);
        });
  }

  @Test
  void dot() {
    forHeads(
        "dot",
        (kernels, inputs, lengths, heads, d, add) -> {
          PairRanges ranges = lengths.ranges(heads);
          DenseArray scores = inputs.target(add, ranges.values());
          kernels.dot(
              ranges,
              inputs.normal(lengths.nq(), d),
              inputs.normal(lengths.nk(), d),
              0.3,
              scores,
              add);
          return List.of(scores);
        });
  }

  @Test
  void sumOverKeys() {
    forHeads(
        "sum over keys",
        (kernels, inputs, lengths, heads, d, add) -> {
          PairRanges ranges = lengths.ranges(heads);
          DenseArray sums = inputs.target(add, lengths.nq(), d);
          kernels.sumOverKeys(
              ranges,
              inputs.normal(ranges.values()),
              inputs.normal(lengths.nk(), d),
              0.3,
              sums,
              add);
          return List.of(sums);
        });
  }

  @Test
  void sumOverQueries() {
    forHeads(
        "sum over queries",
        (kernels, inputs, lengths, heads, d, add) -> {
          PairRanges ranges = lengths.ranges(heads);
          boolean adds = add || lengths.room > 0; // what lies between sequences is not said
          DenseArray sums = inputs.target(adds, lengths.nk(), d);
          kernels.sumOverQueries(
              ranges,
              inputs.normal(ranges.values()),
              inputs.normal(lengths.nq(), d),
              0.3,
              sums,
              adds);
          return List.of(sums);
        });
  }

  @Test
  void softmax() {
    forHeads(
        "softmax",
        (kernels, inputs, lengths, heads, d, add) -> {
          PairRanges ranges = lengths.ranges(heads);
          DenseArray weights = inputs.target(false, ranges.values());
          DenseArray scores = inputs.normal(ranges.values());
          for (long i = 0; i < scores.length(); i += 3) {
            scores.set(i, Double.NEGATIVE_INFINITY);
          }
          kernels.softmax(ranges, inputs.ints(visible(ranges)), scores, weights);
          return List.of(weights);
        });
  }

  @Test
  void softmaxBackward() {
    forHeads(
        "softmax backward",
        (kernels, inputs, lengths, heads, d, add) -> {
          PairRanges ranges = lengths.ranges(heads);
          DenseArray dScores = inputs.target(add, ranges.values());
          kernels.softmaxBackward(
              ranges, inputs.normal(ranges.values()), inputs.normal(ranges.values()), dScores, add);
          return List.of(dScores);
        });
  }

  /** Every number of visible keys from none to all. */
  private static int[] visible(PairRanges ranges) {
    int[] visible = new int[ranges.queryStart(ranges.sequences())];
    for (int b = 0; b < ranges.sequences(); b++) {
      for (int i = 0; i < ranges.queries(b); i++) {
        visible[ranges.queryStart(b) + i] = (5 * i + ranges.keys(b)) % (ranges.keys(b) + 1);
      }
    }
    return visible;
  }

  private interface Use {
    List<DenseArray> run(PairKernels kernels, Inputs inputs, Lengths lengths, int width);
  }

  private static void forSizes(String what, Use use) {
    Conformance.sizes().forEach(a -> check(what, Lengths.RAGGED, a, use));
    check(what, Lengths.STEP, 33, use);
    check(what, Lengths.CACHED, 33, use);
  }

  private static void check(String what, Lengths lengths, int width, Use use) {
    Conformance.check(
        "%s D=%d T=%s".formatted(what, width, Arrays.toString(lengths.queries)),
        width + 40L,
        1,
        (kernels, inputs) -> use.run(kernels.pairs(), inputs, lengths, width));
  }

  private interface UseHeads {
    List<DenseArray> run(
        PairKernels kernels, Inputs inputs, Lengths lengths, int heads, int width, boolean add);
  }

  private static void forHeads(String what, UseHeads use) {
    for (boolean add : List.of(false, true)) {
      Use oneHead = (kernels, inputs, l, d) -> use.run(kernels, inputs, l, 1, d, add);
      forSizes(what + " one head", oneHead);
      for (int d : new int[] {1, 5, 16, 33}) {
        Use threeHeads = (kernels, inputs, l, w) -> use.run(kernels, inputs, l, 3, w, add);
        check(what + " three heads", Lengths.RAGGED, 3 * d, threeHeads);
        check(what + " three heads", Lengths.CACHED, 3 * d, threeHeads);
      }
    }
  }
}
