package org.attentiontoolkit.tasks.metric.bleu;

import java.util.List;

/** Cuts a segment into the tokens whose n-grams BLEU counts. */
public sealed interface SegmentTokenizer
    permits Mteval13aTokenizer,
        InternationalTokenizer,
        ChineseTokenizer,
        CharacterSegmentTokenizer,
        WhitespaceTokenizer {

  /** Its name in the signature. */
  String signature();

  /** The tokens of a segment. */
  List<String> tokens(String segment);

  /** The tokenizer with a signature's name. */
  static SegmentTokenizer named(String name) {
    List<SegmentTokenizer> all =
        List.of(
            new Mteval13aTokenizer(),
            new InternationalTokenizer(),
            new ChineseTokenizer(),
            new CharacterSegmentTokenizer(),
            new WhitespaceTokenizer());
    return BleuOptions.choose("tokenizer", name, all, SegmentTokenizer::signature);
  }
}
