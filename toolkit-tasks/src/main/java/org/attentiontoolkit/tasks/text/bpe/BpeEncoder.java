package org.attentiontoolkit.tasks.text.bpe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cuts words into pieces by codes, equal to subword-nmt 0.3.8 but for one thing: a word of the text
 * that ends with {@code @@} is cut before its last sign, so that no word looks like a piece.
 */
final class BpeEncoder {
  /** What a piece ends with that does not end its word. */
  static final String JOINT = "@@";

  /** Longer words are always cut alike: drawing takes time that grows with their square. */
  private static final int LONGEST_DRAWN = 256;

  private final BpeCodes codes;
  private final Optional<Set<String>> known;
  private final Set<String> made;
  private final int longest;

  /**
   * An encoder.
   *
   * @param codes the merges
   * @param known pieces, with their joints, that may be used; others are taken apart again.
   *     Nothing: all may be used
   */
  BpeEncoder(BpeCodes codes, Optional<Set<String>> known) {
    this.codes = codes;
    this.known = known;
    made = codes.symbols();
    longest = made.stream().mapToInt(String::length).max().orElse(0);
  }

  /** The pieces of a word, with joints. */
  List<String> pieces(String word) {
    return finished(MergedWord.merge(codes, characters(word)));
  }

  /** The pieces of a word when merges are left out as they are drawn. */
  List<String> pieces(String word, DrawnWord drawn) {
    List<String> characters = characters(word);
    return characters.size() > LONGEST_DRAWN ? pieces(word) : finished(drawn.merge(characters));
  }

  /** Every piece that may be drawn for a word, as often as there is a place for it. */
  List<String> possible(String word) {
    List<String> characters = characters(word);
    if (characters.size() > LONGEST_DRAWN) {
      return pieces(word);
    }
    List<String> possible = new ArrayList<>();
    for (int begin = 0; begin < characters.size(); begin++) {
      StringBuilder symbol = new StringBuilder();
      for (int i = begin; i < characters.size() && symbol.length() <= longest; i++) {
        symbol.append(characters.get(i));
        if (i == begin || made.contains(symbol.toString())) {
          boolean last = i == characters.size() - 1;
          possible.addAll(joined(expand(List.of(symbol.toString()), last), last));
        }
      }
    }
    return possible;
  }

  /** A word's characters, the last with the mark of the word's end. */
  private static List<String> characters(String word) {
    List<String> characters =
        word.codePoints().mapToObj(Character::toString).collect(Collectors.toList());
    characters.set(characters.size() - 1, characters.getLast() + Merge.WORD_END);
    return characters;
  }

  private List<String> finished(List<String> symbols) {
    return joined(expand(symbols, true), true);
  }

  /** What is used for symbols: themselves, or what they were made of where they are not known. */
  private List<String> expand(List<String> symbols, boolean wordEnds) {
    if (known.isEmpty()) {
      return symbols;
    }
    List<String> used = new ArrayList<>();
    for (int i = 0; i < symbols.size(); i++) {
      expand(symbols.get(i), wordEnds && i == symbols.size() - 1, known.get(), used);
    }
    return used;
  }

  private void expand(String symbol, boolean last, Set<String> pieces, List<String> used) {
    Optional<Merge> origin = codes.origin(symbol);
    if (origin.isEmpty() || pieces.contains(last ? withoutEnd(symbol) : symbol + JOINT)) {
      used.add(symbol);
    } else {
      expand(origin.get().left(), false, pieces, used);
      expand(origin.get().right(), last, pieces, used);
    }
  }

  private static String withoutEnd(String symbol) {
    return symbol.substring(0, symbol.length() - Merge.WORD_END.length());
  }

  private static List<String> joined(List<String> symbols, boolean wordEnds) {
    List<String> pieces = new ArrayList<>(symbols.size() + 1);
    int inner = wordEnds ? symbols.size() - 1 : symbols.size();
    symbols.subList(0, inner).forEach(symbol -> pieces.add(symbol + JOINT));
    if (wordEnds) {
      String last = withoutEnd(symbols.getLast());
      if (last.endsWith(JOINT)) {
        pieces.addAll(
            Arrays.asList(
                last.substring(0, last.length() - 1) + JOINT, last.substring(last.length() - 1)));
      } else {
        pieces.add(last);
      }
    }
    return pieces;
  }
}
