package org.attentiontoolkit.runner.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Expected names by the rules in MLflow 3.17's {@code mlflow/utils/validation.py}. */
final class TextsTest {
  @Test
  void allowedNamesStay() {
    Texts texts = new Texts();
    for (String name : List.of("train.loss", "a/b-c_d:e f", "größe", "損失", "a.b/..c", "𝒶")) {
      assertThat(texts.name(name)).isEqualTo(name);
    }
  }

  @Test
  void otherNamesAreMadeToFit() {
    Texts texts = new Texts();
    assertThat(texts.name("a=b,c[0]")).isEqualTo("a_b_c_0_");
    assertThat(texts.name("/abs")).isEqualTo("_/abs");
    assertThat(texts.name("a//b")).isEqualTo("a/_/b");
    assertThat(texts.name("../x/./y/")).isEqualTo("___/x/__/y/_");
    assertThat(texts.name("")).isEqualTo("_");
    assertThat(texts.name("..")).isEqualTo("___");
  }

  @Test
  void namesStayApart() {
    Texts texts = new Texts();
    assertThat(texts.name("a_b")).isEqualTo("a_b");
    assertThat(texts.name("a=b")).matches("a_b-[0-9a-f]{8}");
    assertThat(texts.name("a=b")).isEqualTo(texts.name("a=b")).isNotEqualTo(texts.name("a,b"));
    String taken = texts.name("a?b");
    assertThat(texts.name(taken)).isNotEqualTo(taken);
  }

  @Test
  void longNamesAreCut() {
    Texts texts = new Texts();
    String longest = "𝒶".repeat(250);
    assertThat(texts.name(longest)).isEqualTo(longest);
    String cut = texts.name(longest + "x");
    assertThat(cut.codePointCount(0, cut.length())).isEqualTo(250);
    assertThat(texts.name(longest + "y")).isNotEqualTo(cut);
  }

  @Test
  void longValuesAreCutSoThatItShows() {
    assertThat(Texts.shortened("x".repeat(6000), 6000)).isEqualTo("x".repeat(6000));
    assertThat(Texts.shortened("𝒶".repeat(6001), 6000))
        .endsWith("𝒶… (shortened; the whole is in the run folder)")
        .matches(v -> v.codePointCount(0, v.length()) == 6000);
  }

  @Test
  void batchesAreFullButNotOverfull() {
    List<Integer> items = IntStream.range(0, 2500).boxed().toList();
    assertThat(MetricBatches.of(items, 1000, _ -> 1))
        .extracting(List::size)
        .containsExactly(1000, 1000, 500);
    assertThat(MetricBatches.of(items.subList(0, 5), 1000, _ -> 400_000))
        .extracting(List::size)
        .containsExactly(2, 2, 1);
    assertThat(MetricBatches.of(items.subList(0, 2), 1000, _ -> 2_000_000))
        .as("one item too large is sent alone")
        .hasSize(2);
    assertThat(MetricBatches.of(List.<Integer>of(), 1000, _ -> 1)).isEmpty();
  }
}
