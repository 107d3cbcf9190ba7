package org.attentiontoolkit.tasks.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.attentiontoolkit.api.metric.TextMetric;
import org.attentiontoolkit.tasks.metric.chrf.ChrfMetric;
import org.attentiontoolkit.tasks.metric.ter.TerMetric;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Scores and printed lines of chrF and TER equal those of sacreBLEU 2.6.0. */
final class SacrebleuChrfTerTest {
  /** Sums in another order: some hundred additions of numbers below 100 in double precision. */
  private static final double ROUNDING = 1e-9;

  @TestFactory
  Stream<DynamicTest> equalsSacrebleu() throws IOException {
    List<Case> cases = read();
    assertThat(cases).hasSize(180);
    return cases.stream()
        .map(c -> DynamicTest.dynamicTest(c.corpus.name + " " + c.title, () -> check(c)));
  }

  private static void check(Case c) {
    TextMetric.Scored scored =
        metric(c.title).score(c.corpus.hypotheses, List.copyOf(c.corpus.references.values()));
    assertThat(scored.score().value()).isCloseTo(c.score, within(ROUNDING));
    assertThat(scored.line().replaceFirst("\\|version:[^ ]*", "")).isEqualTo(c.line);
    for (int i = 0; i < c.singles.length; i++) {
      assertThat(scored.measured().contributions().single(i))
          .as("segment %d", i)
          .isCloseTo(c.singles[i], within(ROUNDING));
    }
  }

  private static TextMetric metric(String title) {
    Map<String, String> options = new HashMap<>();
    String kind = title.substring(0, title.indexOf(' '));
    for (String option : title.substring(kind.length() + 1).split(",", -1)) {
      if (!option.isEmpty()) {
        options.put(
            option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
      }
    }
    return kind.equals("chrf")
        ? new ChrfMetric(
            new ChrfMetric.Config(
                Integer.parseInt(options.getOrDefault("char_order", "6")),
                Integer.parseInt(options.getOrDefault("word_order", "0")),
                Integer.parseInt(options.getOrDefault("beta", "2")),
                options.containsKey("lowercase"),
                options.containsKey("whitespace"),
                options.containsKey("eps_smoothing")))
        : new TerMetric(
            new TerMetric.Config(
                options.containsKey("normalized"),
                !options.containsKey("no_punct"),
                options.containsKey("asian_support"),
                options.containsKey("case_sensitive")));
  }

  private static List<Case> read() throws IOException {
    List<Case> cases = new ArrayList<>();
    Corpus corpus = new Corpus("");
    try (InputStream in =
        Objects.requireNonNull(
            SacrebleuChrfTerTest.class.getResourceAsStream("sacrebleu-chrf-ter.txt"))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        int space = line.indexOf(' ');
        String key = line.substring(0, Math.max(0, space));
        String value = line.substring(space + 1);
        switch (key) {
          case "" -> {}
          case "corpus" -> corpus = new Corpus(value);
          case "hyp" -> corpus.hypotheses.add(value.translateEscapes());
          case "case" -> cases.add(new Case(value, corpus));
          case "line" -> cases.getLast().line = value;
          case "score" -> cases.getLast().score = Double.parseDouble(value);
          case "singles" ->
              cases.getLast().singles =
                  Arrays.stream(value.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
          default ->
              corpus
                  .references
                  .computeIfAbsent(key, _ -> new ArrayList<>())
                  .add(value.translateEscapes());
        }
      }
    }
    return cases;
  }

  private static final class Corpus {
    private final String name;
    private final List<String> hypotheses = new ArrayList<>();
    private final TreeMap<String, List<String>> references = new TreeMap<>();

    Corpus(String name) {
      this.name = name;
    }
  }

  private static final class Case {
    private final String title;
    private final Corpus corpus;
    private String line = "";
    private double score;
    private double[] singles = {};

    Case(String title, Corpus corpus) {
      this.title = title;
      this.corpus = corpus;
    }
  }
}
