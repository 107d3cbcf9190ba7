package org.attentiontoolkit.models.attention;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.attention.DotProductScore;
import org.attentiontoolkit.api.attention.Score;
import org.attentiontoolkit.api.attention.ScoreFactory;
import org.attentiontoolkit.api.attention.ScoreSlot;
import org.attentiontoolkit.models.attention.score.PlainDot;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.PairHeads;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * Scores of H heads: a score of its own for each, which sees that head's columns of queries and
 * keys alone. Dot products of all heads are computed at once.
 */
final class HeadScores {
  private final List<? extends Score> scores;

  private HeadScores(List<? extends Score> scores) {
    this.scores = scores;
  }

  /**
   * Makes them; each declares its parameters in {@code head.0}, {@code head.1}, …
   *
   * @param width of one head
   */
  static HeadScores of(ScoreFactory factory, int heads, int width, ParameterScope scope) {
    ScoreSlot slot = new ScoreSlot(width, width);
    return new HeadScores(
        IntStream.range(0, heads)
            .mapToObj(h -> factory.create(slot, scope.child("head." + h)))
            .toList());
  }

  /** {@code [M, H · A]} of {@code [M, H · width]}. */
  Packed queries(Tape tape, Packed queries) {
    return each(tape, queries, (score, head) -> score.queries(tape, head));
  }

  /** {@code [N, H · A]} of {@code [N, H · width]}. */
  Packed keys(Tape tape, Packed keys) {
    return each(tape, keys, (score, head) -> score.keys(tape, head));
  }

  /** Whether keys are compared as they are, so that several heads may share one. */
  boolean takeKeysAsTheyAre() {
    return scores.getFirst() instanceof PlainDot;
  }

  /** The score of a head, where that is a dot product. */
  Optional<DotProductScore> products() {
    return scores.getFirst() instanceof DotProductScore dot ? Optional.of(dot) : Optional.empty();
  }

  /** Scores of H heads from what {@link #queries} and {@link #keys} gave. */
  Pairs compare(Tape tape, Packed queries, Packed keys) {
    return PairHeads.beside(
        tape,
        IntStream.range(0, scores.size())
            .mapToObj(h -> scores.get(h).compare(tape, head(tape, queries, h), head(tape, keys, h)))
            .toList());
  }

  private Packed each(Tape tape, Packed rows, BiFunction<Score, Packed, Packed> part) {
    if (scores.getFirst() instanceof PlainDot) {
      return rows;
    }
    Tensor[] parts =
        IntStream.range(0, scores.size())
            .mapToObj(h -> part.apply(scores.get(h), head(tape, rows, h)).values())
            .toArray(Tensor[]::new);
    return rows.with(Layout.concatColumns(tape, parts));
  }

  private Packed head(Tape tape, Packed rows, int h) {
    int width = rows.width() / scores.size();
    return rows.with(Layout.columns(tape, rows.values(), h * width, (h + 1) * width));
  }
}
