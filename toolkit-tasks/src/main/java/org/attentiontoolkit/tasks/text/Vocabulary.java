package org.attentiontoolkit.tasks.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The tokens a model knows, numbered from 0: first {@value #UNKNOWN_TOKEN}, {@value #START_TOKEN}
 * and {@value #END_TOKEN}, then words by falling frequency. There is no padding token, because
 * batches are packed.
 *
 * <p>A token of the text that happens to spell a special one is unknown: text cannot end its own
 * sentence.
 */
public final class Vocabulary {
  /** The number of every token that is not listed. */
  public static final int UNKNOWN = 0;

  /** What a decoder is given before the first token. */
  public static final int START = 1;

  /** What ends a sequence. */
  public static final int END = 2;

  /** How the unknown token is written in vocabularies. */
  public static final String UNKNOWN_TOKEN = "<unk>";

  /**
   * How an unknown word is written in text: one sign that no tokenisation of a metric cuts, where
   * {@code <unk>} would count as three tokens. SentencePiece writes the same.
   */
  public static final String UNKNOWN_SIGN = "\u2047";

  /** How the start is written. */
  public static final String START_TOKEN = "<s>";

  /** How the end is written. */
  public static final String END_TOKEN = "</s>";

  /** The tokens every vocabulary begins with. */
  public static final List<String> SPECIALS = List.of(UNKNOWN_TOKEN, START_TOKEN, END_TOKEN);

  private final List<String> tokens;
  private final Map<String, Integer> ids;

  /** A vocabulary of the specials and these words, which are distinct and hold no special. */
  Vocabulary(List<String> words) {
    List<String> all = new ArrayList<>(SPECIALS.size() + words.size());
    all.addAll(SPECIALS);
    all.addAll(words);
    tokens = List.copyOf(all);
    ids = HashMap.newHashMap(words.size());
    for (int id = SPECIALS.size(); id < tokens.size(); id++) {
      ids.put(tokens.get(id), id);
    }
  }

  /** The number of tokens with the specials: V. */
  public int size() {
    return tokens.size();
  }

  /** Every token by its number. */
  public List<String> tokens() {
    return tokens;
  }

  /** The token of a number in 0 … V-1. */
  public String token(int id) {
    return tokens.get(id);
  }

  /** The number of a token of the text, {@link #UNKNOWN} when it is not listed. */
  public int id(String token) {
    return ids.getOrDefault(token, UNKNOWN);
  }

  /** The numbers of a text's tokens, without start and end. */
  public int[] ids(List<String> text) {
    return text.stream().mapToInt(this::id).toArray();
  }

  /** The tokens of a sequence up to its first end, without starts, as text shows them. */
  public List<String> text(int[] sequence) {
    return text(sequence, List.of(), _ -> UNKNOWN_SIGN);
  }

  /**
   * The same with words in place of unknown ones, and with words that are not listed.
   *
   * @param further the words of numbers from V on; numbers behind them are unknown
   * @param unknown the word, by its place in the sequence
   */
  public List<String> text(int[] sequence, List<String> further, IntFunction<String> unknown) {
    List<String> text = new ArrayList<>(sequence.length);
    for (int i = 0; i < sequence.length && sequence[i] != END; i++) {
      int id = sequence[i];
      if (id == UNKNOWN || id >= size() + further.size()) {
        text.add(unknown.apply(i));
      } else if (id != START) {
        text.add(id < size() ? token(id) : further.get(id - size()));
      }
    }
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vocabulary that && tokens.equals(that.tokens);
  }

  @Override
  public int hashCode() {
    return tokens.hashCode();
  }

  @Override
  public String toString() {
    return "Vocabulary of " + size() + " tokens";
  }
}
