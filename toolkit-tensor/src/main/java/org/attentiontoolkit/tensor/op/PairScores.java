package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.kernel.PairKernels;
import org.attentiontoolkit.tensor.kernel.PairRanges;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/**
 * How well each key suits each query of the same sequence.
 *
 * <p>Legend: Nq queries and Nk keys of all sequences, A and D widths, H heads.
 */
public final class PairScores {
  private PairScores() {}

  /**
   * {@code v · tanh(query + key)}: Bahdanau et al. 2015, "Neural Machine Translation by Jointly
   * Learning to Align and Translate", appendix A.1.2, with both sides projected already.
   *
   * @param queries {@code [Nq, A]}
   * @param keys {@code [Nk, A]}
   * @param v {@code [A]}
   * @return scores of one head
   */
  public static Pairs additive(Tape tape, Packed queries, Packed keys, Tensor v) {
    checkWidths(queries, keys);
    if (v.shape().length() != queries.width()) {
      throw new IllegalArgumentException(
          "v %s and queries %s differ in width A".formatted(v.shape(), queries.values().shape()));
    }
    PairLayout layout = new PairLayout(queries.segments(), keys.segments(), 1);
    PairRanges ranges = layout.ranges();
    Tensor q = queries.values();
    Tensor k = keys.values();
    Tensor scores = tape.result(Shape.of(ranges.values()), q, k, v);
    PairKernels kernels = tape.kernels().pairs();
    kernels.additive(ranges, q.data(), k.data(), v.data(), scores.data());
    tape.record(
        scores,
        () -> {
          DenseArray dvParts = tape.scratch(Shape.of(ranges.groups(), v.columns()));
          kernels.additiveBackward(
              ranges,
              q.data(),
              k.data(),
              v.data(),
              tape.upstream(scores),
              Gradients.addTo(tape, q),
              Gradients.addTo(tape, k),
              dvParts);
          if (v.requiresGradient()) {
            tape.addRowSum(v, dvParts);
          }
        });
    return new Pairs(scores, layout);
  }

  /**
   * {@code scale · query · key} for each head: Luong et al. 2015 with one head and scale 1; Vaswani
   * et al. 2017, equation 1, with scale {@code 1 / √(D/H)}.
   *
   * @param queries {@code [Nq, D]}
   * @param keys {@code [Nk, D]}
   * @param heads H; head h compares columns h·D/H (inclusive) to (h + 1)·D/H (exclusive)
   */
  public static Pairs dot(Tape tape, Packed queries, Packed keys, int heads, double scale) {
    checkWidths(queries, keys);
    checkHeads(queries, heads);
    PairLayout layout = new PairLayout(queries.segments(), keys.segments(), heads);
    PairRanges ranges = layout.ranges();
    Tensor q = queries.values();
    Tensor k = keys.values();
    Tensor scores = tape.result(Shape.of(ranges.values()), q, k);
    PairKernels kernels = tape.kernels().pairs();
    kernels.dot(ranges, q.data(), k.data(), scale, scores.data(), false);
    tape.record(
        scores,
        () -> {
          DenseArray dScores = tape.upstream(scores);
          if (q.requiresGradient()) {
            Gradient dq = tape.gradient(q);
            kernels.sumOverKeys(ranges, dScores, k.data(), scale, dq.array(), dq.add());
          }
          if (k.requiresGradient()) {
            Gradient dk = Gradients.ofRows(tape, keys);
            kernels.sumOverQueries(ranges, dScores, q.data(), scale, dk.array(), dk.add());
          }
        });
    return new Pairs(scores, layout);
  }

  static void checkHeads(Packed x, int heads) {
    if (heads < 1 || x.width() % heads != 0) {
      throw new IllegalArgumentException(
          "D = %d of %s is not a multiple of H = %d heads"
              .formatted(x.width(), x.values().shape(), heads));
    }
  }

  private static void checkWidths(Packed queries, Packed keys) {
    if (queries.width() != keys.width()) {
      throw new IllegalArgumentException(
          "queries [Nq, D] = %s and keys [Nk, D] = %s differ in D"
              .formatted(queries.values().shape(), keys.values().shape()));
    }
  }
}
