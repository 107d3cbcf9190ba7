package org.attentiontoolkit.tasks.text.sentencepiece;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.tasks.text.sentencepiece.PieceModel.Type;

/**
 * The likeliest pieces by a unigram model: the best path to each place, from left to right (Kudo,
 * ACL 2018, section 3.2, by Viterbi's algorithm). Sums are rounded to single precision where
 * SentencePiece rounds them, so that ties fall alike.
 */
final class UnigramSegmenter implements Segmenter {
  /** How much less likely than the least likely piece an unknown character is. */
  private static final float UNKNOWN_PENALTY = 10;

  private static final double USER_DEFINED_PENALTY = 0.1;

  private final Pieces pieces;
  private final float unknownScore;
  private final float highest;

  UnigramSegmenter(Pieces pieces) {
    this.pieces = pieces;
    float least = Float.MAX_VALUE;
    float most = Float.MIN_NORMAL;
    for (PieceModel.Piece piece : pieces.all()) {
      if (piece.type() == Type.NORMAL) {
        least = Math.min(least, piece.score());
        most = Math.max(most, piece.score());
      }
    }
    this.unknownScore = least - UNKNOWN_PENALTY;
    this.highest = most;
  }

  /** The best path to each place of a text, by its last piece. */
  private static final class Paths {
    private final int[] starts;
    private final int[] ids;
    private final float[] scores;

    Paths(int length) {
      starts = new int[length + 1];
      Arrays.fill(starts, -1);
      ids = new int[length + 1];
      scores = new float[length + 1];
    }

    void offer(int from, int to, int id, double score) {
      if (starts[to] < 0 || score > scores[to]) {
        starts[to] = from;
        ids[to] = id;
        scores[to] = (float) score;
      }
    }

    List<Segment> best() {
      List<Segment> segments = new ArrayList<>();
      for (int end = starts.length - 1; end > 0; end = starts[end]) {
        segments.add(new Segment(starts[end], end, ids[end]));
      }
      return segments.reversed();
    }
  }

  @Override
  public List<Segment> segments(byte[] text) {
    Paths paths = new Paths(text.length);
    int from = 0;
    while (from < text.length) {
      int length = Math.min(Bytes.lengthOf(text[from]), text.length - from);
      if (!offerPieces(text, from, length, paths)) {
        float score = unknownScore + paths.scores[from];
        paths.offer(from, from + length, pieces.unknown(), score);
      }
      from += length;
    }
    return paths.best();
  }

  /** Whether the character at the place is a piece. */
  private boolean offerPieces(byte[] text, int from, int character, Paths paths) {
    boolean alone = false;
    ByteTrie texts = pieces.texts();
    int node = ByteTrie.ROOT;
    for (int to = from + 1; to <= text.length; to++) {
      node = texts.child(node, text[to - 1]);
      if (node == ByteTrie.NONE) {
        break;
      }
      int id = texts.value(node);
      if (id != ByteTrie.NONE && pieces.type(id) != Type.UNUSED) {
        paths.offer(from, to, id, score(id, to - from) + paths.scores[from]);
        alone |= to - from == character;
      }
    }
    return alone;
  }

  private double score(int id, int length) {
    return pieces.type(id) == Type.USER_DEFINED
        ? length * highest - USER_DEFINED_PENALTY
        : pieces.score(id);
  }
}
