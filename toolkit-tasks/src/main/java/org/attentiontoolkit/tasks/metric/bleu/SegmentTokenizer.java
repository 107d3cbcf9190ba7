package org.attentiontoolkit.tasks.metric.bleu;

import java.util.List;
import org.attentiontoolkit.tasks.metric.mecab.Mecab;
import org.attentiontoolkit.tensor.error.Problem;

/** Cuts a segment into the tokens whose n-grams BLEU counts. */
public sealed interface SegmentTokenizer
    permits Mteval13aTokenizer,
        InternationalTokenizer,
        ChineseTokenizer,
        JapaneseTokenizer,
        CharacterSegmentTokenizer,
        WhitespaceTokenizer {

  /** The name that it is chosen by. */
  default String name() {
    return signature();
  }

  /** Its name in the signature. */
  String signature();

  /** The tokens of a segment. */
  List<String> tokens(String segment);

  /**
   * The tokenizer of a name.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if there is none
   */
  static SegmentTokenizer named(String name) {
    if (name.equals("ko-mecab")) {
      throw Problem.input(
              "bleu.korean",
              "BLEU's tokenizer ko-mecab is not there: no library for Java has its dictionary.")
          .hint(
              "Cut both texts with MeCab and mecab-ko-dic before, and use tokenize = none; or use"
                  + " char.")
          .exception();
    }
    List<SegmentTokenizer> all =
        List.of(
            new Mteval13aTokenizer(),
            new InternationalTokenizer(),
            new ChineseTokenizer(),
            new JapaneseTokenizer(new Mecab()),
            new CharacterSegmentTokenizer(),
            new WhitespaceTokenizer());
    return BleuOptions.choose("tokenizer", name, all, SegmentTokenizer::name);
  }
}
