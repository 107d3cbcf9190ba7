package org.attentiontoolkit.tasks.text.bpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attentiontoolkit.api.text.TokenSampler;
import org.attentiontoolkit.tensor.random.Draws;
import org.junit.jupiter.api.Test;

final class BpeDropoutTest {
  private static final int DRAWS = 20_000;
  private static final int DRAWS_OF_SUBWORD_NMT = 400_000;

  /**
   * Words are cut as often in each way as subword-nmt 0.3.8 cuts them (dropout.txt). A share p of n
   * draws has the standard deviation √(p (1 - p) / n); five of the difference of the two are
   * allowed.
   */
  @Test
  void cutsAsOftenAsSubwordNmt() throws IOException {
    TokenSampler sampler = bpe(0.3).sampler().orElseThrow();
    Map<String, Map<String, Integer>> drawn = new HashMap<>();
    for (String line : SubwordNmtCases.lines("dropout.txt")) {
      List<String> fields = List.of(line.split("\t", -1));
      Map<String, Integer> cuts =
          drawn.computeIfAbsent(fields.getFirst(), word -> counts(sampler, word));
      double share = Double.parseDouble(fields.get(2));
      double variance = share * (1 - share) * (1.0 / DRAWS + 1.0 / DRAWS_OF_SUBWORD_NMT);
      assertThat(cuts.getOrDefault(fields.get(1), 0) / (double) DRAWS)
          .as(line)
          .isCloseTo(share, within(5 * Math.sqrt(variance)));
    }
    assertThat(drawn).hasSizeGreaterThan(3);
  }

  private static Map<String, Integer> counts(TokenSampler sampler, String word) {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < DRAWS; i++) {
      String cut = String.join(" ", sampler.sample(word, Draws.key(6, "test", i)));
      counts.merge(cut, 1, Integer::sum);
    }
    return counts;
  }

  @Test
  void aKeyCutsAlways() throws IOException {
    TokenSampler sampler = bpe(0.3).sampler().orElseThrow();
    String text = "newness lowest wider newness";
    assertThat(sampler.sample(text, 7)).isEqualTo(sampler.sample(text, 7));
    Set<List<String>> cuts = new HashSet<>();
    for (long key = 0; key < 20; key++) {
      cuts.add(sampler.sample(text, key));
    }
    assertThat(cuts).hasSizeGreaterThan(10);
  }

  /** What is drawn can be joined again, and a vocabulary of what is possible lacks none of it. */
  @Test
  void everythingDrawnIsPossible() throws IOException {
    for (String file : List.of("merges-words.txt", "merges-signs.txt")) {
      List<String> corpus = SubwordNmtCases.sections(file).get("corpus");
      for (int threshold : List.of(0, 20)) {
        BpeTokenizer bpe =
            SubwordNmtCases.learned(SubwordNmtCases.config(120, threshold, 0.4), corpus);
        TokenSampler sampler = bpe.sampler().orElseThrow();
        for (String line : corpus.subList(0, 50)) {
          List<String> sample = sampler.sample(line, 3);
          assertThat(sampler.possible(line)).containsAll(sample).containsAll(bpe.tokenise(line));
          assertThat(bpe.detokenise(sample)).isEqualTo(bpe.detokenise(bpe.tokenise(line)));
        }
      }
    }
  }

  /** Dropout changes nothing of what is learned, kept and evaluated. */
  @Test
  void withoutDropoutNothingIsDrawn() throws IOException {
    assertThat(bpe(0).sampler()).isEmpty();
    assertThat(bpe(0).signature()).isEqualTo(bpe(0.1).signature());
  }

  private static BpeTokenizer bpe(double dropout) throws IOException {
    return SubwordNmtCases.learned(
        SubwordNmtCases.config(120, 0, dropout),
        SubwordNmtCases.sections("merges-words.txt").get("corpus"));
  }
}
