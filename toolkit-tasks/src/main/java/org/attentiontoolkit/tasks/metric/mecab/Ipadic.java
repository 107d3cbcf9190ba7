package org.attentiontoolkit.tasks.metric.mecab;

import com.atilika.kuromoji.dict.CharacterDefinitions;
import com.atilika.kuromoji.dict.ConnectionCosts;
import com.atilika.kuromoji.dict.Dictionary;
import com.atilika.kuromoji.dict.TokenInfoDictionary;
import com.atilika.kuromoji.dict.UnknownDictionary;
import com.atilika.kuromoji.ipadic.Tokenizer;
import com.atilika.kuromoji.trie.DoubleArrayTrie;
import com.atilika.kuromoji.util.ResourceResolver;
import com.atilika.kuromoji.util.SimpleResourceResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.tasks.metric.mecab.Morpheme.Grammar;

/** IPADIC 2.7.0-20070801 as Kuromoji's jar has it: words, costs, kinds of characters. */
final class Ipadic {
  /** How many fields the dictionary tells of a word. */
  private static final int FEATURES = 9;

  /** Kinds of characters are known for one char of UTF-16; all others are of the usual kind. */
  private static final char USUAL = '\uFFFF';

  private static final String NUMERALS =
      "\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341\u767E\u5343\u4E07\u5104\u5146";

  private final DoubleArrayTrie texts;
  private final TokenInfoDictionary words;
  private final UnknownDictionary unknown;
  private final CharacterDefinitions characters;
  private final ConnectionCosts connections;

  private Ipadic(ResourceResolver files) throws IOException {
    texts = DoubleArrayTrie.newInstance(files);
    words = TokenInfoDictionary.newInstance(files);
    characters = CharacterDefinitions.newInstance(files);
    correct(characters);
    unknown = UnknownDictionary.newInstance(files, characters, FEATURES);
    connections = ConnectionCosts.newInstance(files);
  }

  /** Reads the dictionary: a third of a second, 60 MB. */
  static Ipadic read() {
    try {
      return new Ipadic(new SimpleResourceResolver(Tokenizer.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kinds in which Kuromoji's copy differs from MeCab's; of several the first counts most. */
  private static void correct(CharacterDefinitions characters) {
    characters.setCategories('\u00D0', new String[] {"ALPHA"});
    characters.setCategories('\u3005', new String[] {"SYMBOL"});
    characters.setCategories('\u3007', new String[] {"SYMBOL", "KANJINUMERIC"});
    for (char numeral : NUMERALS.toCharArray()) {
      characters.setCategories(numeral, new String[] {"KANJINUMERIC", "KANJI"});
    }
  }

  /** What it costs that one stands before the other. */
  int connection(int right, int left) {
    return connections.get(right, left);
  }

  /** The words that a text begins with at a place, shorter ones first. */
  List<Morpheme> words(String text, int from) {
    List<Morpheme> found = new ArrayList<>();
    for (int to = from + 1; to <= text.length(); to++) {
      int place = texts.lookup(text.substring(from, to));
      if (place < 0) {
        return found;
      }
      if (place > 0) {
        for (int word : words.lookupWordIds(place)) {
          found.add(new Morpheme(from, to, grammar(words, word)));
        }
      }
    }
    return found;
  }

  private static Grammar grammar(Dictionary dictionary, int word) {
    return new Grammar(
        dictionary.getLeftId(word), dictionary.getRightId(word), dictionary.getWordCost(word));
  }

  /** What an unknown word may be that begins with a character of a kind. */
  List<Grammar> unknown(Kind kind) {
    return Arrays.stream(unknown.lookupWordIds(kind.categories()[0]))
        .mapToObj(word -> grammar(unknown, word))
        .toList();
  }

  /**
   * The kind of a character.
   *
   * @param categories it belongs to, the most important first
   * @param always whether it begins unknown words also where a known one does
   * @param grouped whether all of its like make one word
   * @param length up to how many characters make one
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Kind(int[] categories, boolean always, boolean grouped, int length) {
    boolean shares(Kind other) {
      return IntStream.of(categories)
          .anyMatch(c -> IntStream.of(other.categories).anyMatch(o -> o == c));
    }
  }

  /** The kind of the character at a place. */
  Kind kind(String text, int at) {
    char one = text.charAt(at);
    int[] categories = characters.lookupCategories(Character.isSurrogate(one) ? USUAL : one);
    int[] definition = characters.lookupDefinition(categories[0]);
    return new Kind(categories, definition[0] == 1, definition[1] == 1, definition[2]);
  }
}
