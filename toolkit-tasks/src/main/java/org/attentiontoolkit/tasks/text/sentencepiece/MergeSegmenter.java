package org.attentiontoolkit.tasks.text.sentencepiece;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.attentiontoolkit.tasks.text.sentencepiece.PieceModel.Type;

/**
 * Merges neighbours, beginning with characters, as long as they make a piece: the one with the
 * highest score first, of equal ones the leftmost (byte pair encoding: Sennrich, Haddow and Birch,
 * ACL 2016).
 */
final class MergeSegmenter implements Segmenter {
  private final Pieces pieces;

  MergeSegmenter(Pieces pieces) {
    this.pieces = pieces;
  }

  @Override
  public List<Segment> segments(byte[] text) {
    return new Merging(text).all();
  }

  /** Two neighbours that make a piece, as long as both are as they were. */
  private record Pair(int left, int right, float score, int length) {
    static final Comparator<Pair> ORDER =
        Comparator.<Pair>comparingDouble(pair -> -pair.score()).thenComparingInt(Pair::left);
  }

  /** A stretch of text with its neighbours; one without text has become part of another. */
  private static final class Symbol {
    private final boolean fixed;
    private final int from;
    private int to;
    private int previous;
    private int next;

    Symbol(int from, int to, int before, boolean fixed) {
      this.from = from;
      this.to = to;
      this.previous = before;
      this.next = before + 2;
      this.fixed = fixed;
    }

    int length() {
      return to - from;
    }
  }

  /** One text. */
  private final class Merging {
    private final byte[] text;
    private final List<Symbol> symbols = new ArrayList<>();
    private final PriorityQueue<Pair> pairs = new PriorityQueue<>(Pair.ORDER);

    /** How long the left part was of a piece that is not to be used, by its number. */
    private final Map<Integer, Integer> seams = new HashMap<>();

    Merging(byte[] text) {
      this.text = text;
    }

    List<Segment> all() {
      cutCharacters();
      for (int i = 1; i < symbols.size(); i++) {
        offer(i - 1, i);
      }
      for (Pair pair = pairs.poll(); pair != null; pair = pairs.poll()) {
        merge(pair);
      }
      List<Segment> segments = new ArrayList<>();
      for (int i = 0; i < symbols.size(); i = symbols.get(i).next) {
        take(symbols.get(i).from, symbols.get(i).to, segments);
      }
      return segments;
    }

    private void cutCharacters() {
      int from = 0;
      while (from < text.length) {
        int own = pieces.userDefined().longest(text, from, text.length);
        int length = own > 0 ? own : Math.min(Bytes.lengthOf(text[from]), text.length - from);
        symbols.add(new Symbol(from, from + length, symbols.size() - 1, own > 0));
        from += length;
      }
    }

    private void offer(int left, int right) {
      if (left < 0 || right >= symbols.size()) {
        return;
      }
      Symbol a = symbols.get(left);
      Symbol b = symbols.get(right);
      int id = a.fixed || b.fixed ? ByteTrie.NONE : pieces.texts().find(text, a.from, b.to);
      if (id != ByteTrie.NONE) {
        pairs.add(new Pair(left, right, pieces.score(id), b.to - a.from));
        if (pieces.type(id) == Type.UNUSED) {
          seams.put(id, a.length());
        }
      }
    }

    private void merge(Pair pair) {
      Symbol left = symbols.get(pair.left());
      Symbol right = symbols.get(pair.right());
      boolean stale =
          left.length() == 0
              || right.length() == 0
              || left.length() + right.length() != pair.length();
      if (stale) {
        return;
      }
      left.to = right.to;
      left.next = right.next;
      right.to = right.from;
      if (left.next < symbols.size()) {
        symbols.get(left.next).previous = pair.left();
      }
      offer(left.previous, pair.left());
      offer(pair.left(), left.next);
    }

    /** A piece that is not to be used is taken apart as it was put together. */
    private void take(int from, int to, List<Segment> segments) {
      int found = pieces.texts().find(text, from, to);
      int id = found == ByteTrie.NONE ? pieces.unknown() : found;
      Integer left = seams.get(id);
      if (left == null) {
        segments.add(new Segment(from, to, id));
      } else {
        take(from, from + left, segments);
        take(from + left, to, segments);
      }
    }
  }
}
