package org.attentiontoolkit.tasks.metric.bleu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Cuts as sacreBLEU 2.6.0 with MeCab 0.996 and IPADIC (mecab_cases.py). */
final class JapaneseTokenizerTest {
  @Test
  void cutsAsMecab() throws IOException {
    SegmentTokenizer japanese = SegmentTokenizer.named("ja-mecab");
    assertThat(japanese.signature()).isEqualTo("ja-mecab-0.996-IPA");
    List<String> cases = cases();
    assertThat(cases).hasSize(1500);
    for (String line : cases) {
      String[] cells = line.split("\t", -1);
      assertThat(String.join(" ", japanese.tokens(cells[0]))).as(cells[0]).isEqualTo(cells[1]);
    }
  }

  private static List<String> cases() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            JapaneseTokenizerTest.class.getResourceAsStream("mecab-cases.txt"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }
  }

  @Test
  void nothingIsCutIntoNothing() {
    for (String blank : List.of("", " ", "\u3000")) {
      assertThat(SegmentTokenizer.named("ja-mecab").tokens(blank)).isEmpty();
    }
  }

  @Test
  void koreanIsRefused() {
    assertThatThrownBy(() -> SegmentTokenizer.named("ko-mecab"))
        .hasMessageContainingAll("bleu.korean", "no library for Java has its dictionary");
  }
}
