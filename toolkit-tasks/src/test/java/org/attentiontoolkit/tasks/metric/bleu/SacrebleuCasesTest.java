package org.attentiontoolkit.tasks.metric.bleu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Scores and printed lines equal those of sacreBLEU 2.6.0 (sacrebleu_cases.py). */
final class SacrebleuCasesTest {

  @TestFactory
  Stream<DynamicTest> equalsSacrebleu() throws IOException {
    List<Case> cases = read();
    assertThat(cases).hasSizeGreaterThan(150);
    return cases.stream().map(c -> DynamicTest.dynamicTest(c.title, () -> check(c)));
  }

  private static void check(Case c) {
    Bleu bleu = new Bleu(c.options());
    BleuScore score = bleu.score(c.hypotheses, List.copyOf(c.references.values()));
    assertThat(score.score()).isCloseTo(c.score, within(1e-9));
    String signature = bleu.signature(c.references.size()).replaceFirst("\\|version:.*", "");
    assertThat(score.line(signature)).isEqualTo(c.line);
  }

  private static List<Case> read() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(
            SacrebleuCasesTest.class.getResourceAsStream("sacrebleu-cases.txt"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.split("\n", -1)) {
        int space = line.indexOf(' ');
        if (space > 0) {
          accept(line.substring(0, space), line.substring(space + 1), cases);
        }
      }
    }
    return cases;
  }

  private static void accept(String key, String value, List<Case> cases) {
    switch (key) {
      case "case" -> cases.add(new Case(value, cases.isEmpty() ? null : cases.getLast()));
      case "hyp" -> cases.getLast().hypotheses.add(value.translateEscapes());
      case "line" -> cases.getLast().line = value;
      case "score" -> cases.getLast().score = Double.parseDouble(value);
      default ->
          cases
              .getLast()
              .references
              .computeIfAbsent(key, k -> new ArrayList<>())
              .add(value.translateEscapes());
    }
  }

  private static final class Case {
    private final String title;
    private final List<String> hypotheses;
    private final TreeMap<String, List<String>> references;
    private String line = "";
    private double score;

    Case(String title, @Nullable Case before) {
      this.title = title;
      if (before != null && before.name().equals(name())) {
        hypotheses = before.hypotheses;
        references = before.references;
      } else {
        hypotheses = new ArrayList<>();
        references = new TreeMap<>();
      }
    }

    private String name() {
      return title.substring(0, title.indexOf(' '));
    }

    private BleuOptions options() {
      List<String> words =
          Stream.of(title.split(" ", -1)).collect(Collectors.toCollection(ArrayList::new));
      return new BleuOptions(
          SegmentTokenizer.named(words.get(1)),
          Smoothing.named(words.get(2)),
          words.get(3).equals("lc"),
          words.get(4).equals("yes"));
    }
  }
}
