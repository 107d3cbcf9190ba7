package org.attentiontoolkit.tasks.metric.mecab;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.attentiontoolkit.tasks.metric.mecab.Ipadic.Kind;
import org.attentiontoolkit.tasks.metric.mecab.Morpheme.Grammar;
import org.attentiontoolkit.tasks.text.Once;

/**
 * Cuts text into the morphemes that cost the least together: costs of words and of neighbours,
 * summed from left to right (Viterbi's algorithm). The dictionary is read when it is first needed.
 */
public final class Mecab {
  /** More characters of a kind are not tried as one unknown word. */
  private static final int LONGEST_GROUP = 24;

  private final Supplier<Ipadic> dictionary = new Once<>(Ipadic::read);

  /** The morphemes of a text, in order; what separates them is left out. */
  public List<String> cut(String text) {
    Morpheme end = new Lattice(text, dictionary.get()).end();
    List<String> morphemes = new ArrayList<>();
    for (Morpheme m = end.before(); m != null && m.before() != null; m = m.before()) {
      morphemes.add(text.substring(m.from(), m.to()));
    }
    return morphemes.reversed();
  }

  /** One text with all that may stand in it. */
  private static final class Lattice {
    private final String text;
    private final Ipadic dictionary;
    private final Kind separator;

    /** By where they end; of equally cheap ones the first is taken: the one added last. */
    private final List<Deque<Morpheme>> ending = new ArrayList<>();

    Lattice(String text, Ipadic dictionary) {
      this.text = text;
      this.dictionary = dictionary;
      this.separator = dictionary.kind(" ", 0);
      for (int i = 0; i <= text.length(); i++) {
        ending.add(new ArrayDeque<>());
      }
      ending.getFirst().add(new Morpheme(0, 0, Grammar.EDGE));
    }

    /** What stands behind the last morpheme. */
    Morpheme end() {
      for (int at = 0; at < text.length(); at++) {
        if (!ending.get(at).isEmpty()) {
          goOn(at);
        }
      }
      Morpheme end = new Morpheme(text.length(), text.length(), Grammar.EDGE);
      end.connect(ending.getLast(), dictionary);
      return end;
    }

    private void goOn(int at) {
      int from = group(at, separator);
      if (from == text.length()) {
        ending.getLast().addAll(ending.get(at));
        return;
      }
      List<Morpheme> beginning = dictionary.words(text, from);
      Kind kind = dictionary.kind(text, from);
      if (beginning.isEmpty() || kind.always()) {
        addUnknown(beginning, from, kind);
      }
      for (Morpheme morpheme : beginning.reversed()) {
        morpheme.connect(ending.get(at), dictionary);
        ending.get(morpheme.to()).addFirst(morpheme);
      }
    }

    private void addUnknown(List<Morpheme> beginning, int from, Kind kind) {
      int second = next(from);
      int group = kind.grouped() ? group(second, kind) : second;
      if (kind.grouped() && text.codePointCount(second, group) <= LONGEST_GROUP) {
        addUnknown(beginning, from, group, kind);
      }
      int to = second;
      for (int length = 1; length <= kind.length(); length++) {
        if (kind.grouped() && to == group) {
          break;
        }
        addUnknown(beginning, from, to, kind);
        if (to == text.length() || !kind.shares(dictionary.kind(text, to))) {
          break;
        }
        to = next(to);
      }
      if (beginning.isEmpty()) {
        addUnknown(beginning, from, second, kind);
      }
    }

    /** Where characters end that are each like the one before. */
    private int group(int from, Kind before) {
      Kind last = before;
      int to = from;
      while (to < text.length()) {
        Kind kind = dictionary.kind(text, to);
        if (!last.shares(kind)) {
          return to;
        }
        last = kind;
        to = next(to);
      }
      return to;
    }

    private void addUnknown(List<Morpheme> beginning, int from, int to, Kind kind) {
      dictionary.unknown(kind).forEach(g -> beginning.add(new Morpheme(from, to, g)));
    }

    private int next(int at) {
      return at + Character.charCount(text.codePointAt(at));
    }
  }
}
