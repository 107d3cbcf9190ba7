package org.attentiontoolkit.tasks.metric.bleu;

import java.util.List;
import org.attentiontoolkit.tasks.metric.mecab.Mecab;
import org.attentiontoolkit.tasks.metric.segment.Whitespace;

/** {@code ja-mecab}: the morphemes of Japanese, as sacreBLEU 2 has them by MeCab and IPADIC. */
public record JapaneseTokenizer(Mecab mecab) implements SegmentTokenizer {

  @Override
  public String name() {
    return "ja-mecab";
  }

  @Override
  public String signature() {
    return "ja-mecab-0.996-IPA";
  }

  @Override
  public List<String> tokens(String segment) {
    // The wide blank is a morpheme, and separates words when sacreBLEU splits what MeCab gave.
    return Whitespace.split(String.join(" ", mecab.cut(Whitespace.strip(segment))));
  }
}
