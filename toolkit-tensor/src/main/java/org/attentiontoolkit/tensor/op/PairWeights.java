package org.attentiontoolkit.tensor.op;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.kernel.PairRanges;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/**
 * Weights by any function of the scores that a query gives to the keys it sees; softmax, which is
 * faster, has an operation of its own, {@link PairSoftmax}. A score of −∞ hides its key. Weights of
 * keys that are not seen are zero, and so are all of a query that sees none. A row is computed in
 * double precision, whatever the scores are, and on its own, so that its bits do not depend on its
 * batch.
 */
public final class PairWeights {
  /** Into how many parts sequences fall at most; depends on nothing but their number. */
  private static final int MAX_PARTS = 32;

  private final Tape tape;
  private final PairLayout layout;
  private final PairRanges ranges;
  private final Visibility visibility;
  private final WeightFunction.WithOffset function;

  private PairWeights(
      Tape tape, PairLayout layout, Visibility visibility, WeightFunction.WithOffset function) {
    this.tape = tape;
    this.layout = layout;
    ranges = layout.ranges();
    this.visibility = visibility;
    this.function = function;
  }

  /** Weights of scores over the visible keys of each query. */
  public static Pairs apply(
      Tape tape, Pairs scores, Visibility visibility, WeightFunction function) {
    WeightFunction.WithOffset adapted =
        new WeightFunction.WithOffset() {
          @Override
          public void weights(double[] x, double offset, double[] y) {
            function.weights(x, y);
          }

          @Override
          public double gradient(double[] y, double[] dy, double[] dx) {
            function.gradient(y, dy, dx);
            return 0;
          }
        };
    return new PairWeights(tape, scores.layout(), visibility, adapted)
        .of(scores.values(), Optional.empty());
  }

  /**
   * The same with a number for each head.
   *
   * @param offsets {@code [H]}
   */
  public static Pairs apply(
      Tape tape,
      Pairs scores,
      Tensor offsets,
      Visibility visibility,
      WeightFunction.WithOffset function) {
    if (offsets.shape().length() != scores.layout().heads()) {
      throw new IllegalArgumentException(
          "offsets %s for H = %d heads".formatted(offsets.shape(), scores.layout().heads()));
    }
    return new PairWeights(tape, scores.layout(), visibility, function)
        .of(scores.values(), Optional.of(offsets));
  }

  private Pairs of(Tensor scores, Optional<Tensor> offsets) {
    Tensor y =
        offsets
            .map(o -> tape.result(scores.shape(), scores, o))
            .orElseGet(() -> tape.result(scores.shape(), scores));
    double[] numbers =
        offsets.map(o -> o.data().toDoubles()).orElseGet(() -> new double[layout.heads()]);
    double[] given = scores.data().toDoubles();
    double[] weights = new double[given.length];
    forRows(
        given,
        row -> {
          double[] part = new double[row.keys().length];
          function.weights(row.gather(given), numbers[row.head()], part);
          row.scatter(part, weights);
        });
    y.data().set(weights);
    tape.record(y, () -> backward(scores, offsets, y));
    return new Pairs(y, layout);
  }

  private void backward(Tensor scores, Optional<Tensor> offsets, Tensor y) {
    double[] weights = y.data().toDoubles();
    double[] dWeights = tape.upstream(y).toDoubles();
    double[] dScores = new double[weights.length];
    double[] dOffsets = new double[layout.queries().rows() * layout.heads()];
    forRows(
        scores.data().toDoubles(),
        row -> {
          double[] part = new double[row.keys().length];
          double dOffset = function.gradient(row.gather(weights), row.gather(dWeights), part);
          row.scatter(part, dScores);
          dOffsets[row.query() * layout.heads() + row.head()] = dOffset;
        });
    if (scores.requiresGradient()) {
      Gradient g = tape.gradient(scores);
      DenseArray all = tape.constant(scores.shape(), dScores).data();
      tape.kernels().pointwise().scale(all, 1, g.array(), g.add());
    }
    offsets.ifPresent(o ->
        tape.addRowSum(
            o, tape.constant(Shape.of(layout.queries().rows(), layout.heads()), dOffsets).data()));
  }

  /**
   * What a query gives in one head.
   *
   * @param query of all sequences'
   * @param from place of the first pair
   * @param keys that it sees, within its sequence
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record Row(int head, int query, int from, int[] keys) {
    double[] gather(double[] values) {
      double[] part = new double[keys.length];
      Arrays.setAll(part, j -> values[from + keys[j]]);
      return part;
    }

    void scatter(double[] part, double[] values) {
      for (int j = 0; j < keys.length; j++) {
        values[from + keys[j]] = part[j];
      }
    }
  }

  /** All rows that see something; sequences may be shared among threads. */
  private void forRows(double[] scores, Consumer<Row> body) {
    int sequences = layout.queries().count();
    int parts = Math.min(sequences, MAX_PARTS);
    tape.kernels()
        .share(
            parts,
            part -> {
              int end = (int) ((part + 1L) * sequences / parts);
              for (int b = (int) ((long) part * sequences / parts); b < end; b++) {
                forRows(scores, b, body);
              }
            });
  }

  private void forRows(double[] scores, int b, Consumer<Row> body) {
    for (int i = 0; i < ranges.queries(b); i++) {
      int[] visible = visible(b, i);
      for (int head = 0; head < layout.heads(); head++) {
        int from = ranges.valueStart(b, head) + i * ranges.keys(b);
        int[] keys =
            IntStream.of(visible)
                .filter(j -> scores[from + j] != Double.NEGATIVE_INFINITY)
                .toArray();
        if (keys.length > 0) {
          body.accept(new Row(head, ranges.queryStart(b) + i, from, keys));
        }
      }
    }
  }

  private int[] visible(int b, int query) {
    int queries = ranges.queries(b);
    int keys = ranges.keys(b);
    return IntStream.range(0, visibility.lastKey(b, query, queries, keys))
        .filter(j -> visibility.sees(b, query, j, queries, keys))
        .toArray();
  }
}
