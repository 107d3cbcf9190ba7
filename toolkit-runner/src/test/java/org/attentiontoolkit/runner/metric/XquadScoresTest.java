package org.attentiontoolkit.runner.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.plugin.Kind;
import org.attentiontoolkit.api.plugin.Plugins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 1190 answers of a real system score what the official script of SQuAD 2.0 says of them. */
@Tag("shared-data")
class XquadScoresTest {
  /** The digits that the figures beside the answers have in common with the script run anew. */
  private static final double DIGITS = 1e-7;

  private static final String NAME = "match-lstm-with-ans-ptr.json";

  private final Components components = Plugins.load(Path.of("no-plugins"));
  private final List<String> answers = new ArrayList<>();
  private final List<List<String>> right = new ArrayList<>();
  private List<String> expected = List.of();

  @BeforeEach
  void read() throws IOException {
    Path root = Path.of(System.getProperty("toolkit.root", "..")).toAbsolutePath().normalize();
    Path data =
        Optional.ofNullable(System.getProperty("TOOLKIT_DATA", System.getenv("TOOLKIT_DATA")))
            .map(Path::of)
            .orElseGet(() -> root.resolveSibling("shared").resolve("data"))
            .resolve("squad");
    assumeTrue(Files.isDirectory(data), () -> "no shared data in " + data);
    JsonObject given = json(data.resolve("predictions").resolve(NAME));
    for (JsonElement article : json(data.resolve("xquad.en.json")).getAsJsonArray("data")) {
      for (JsonElement paragraph : article.getAsJsonObject().getAsJsonArray("paragraphs")) {
        for (JsonElement question : paragraph.getAsJsonObject().getAsJsonArray("qas")) {
          JsonObject asked = question.getAsJsonObject();
          answers.add(given.get(asked.get("id").getAsString()).getAsString());
          right.add(
              asked.getAsJsonArray("answers").asList().stream()
                  .map(a -> a.getAsJsonObject().get("text").getAsString())
                  .toList());
        }
      }
    }
    expected =
        Files.readAllLines(data.resolve("predictions/EXPECTED.txt")).stream()
            .filter(line -> line.startsWith(NAME))
            .map(line -> List.of(line.split(" ", -1)))
            .findFirst()
            .orElseThrow();
  }

  private static JsonObject json(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  @Test
  void agreesWithTheOfficialScript() {
    assertThat(answers).hasSize(1190);
    assertThat(score("exact-match")).isCloseTo(Double.parseDouble(expected.get(1)), within(DIGITS));
    assertThat(score("f1")).isCloseTo(Double.parseDouble(expected.get(2)), within(DIGITS));
  }

  private double score(String metric) {
    return components
        .create(Kind.SPAN_METRIC, ConfigFiles.of(List.of("type=" + metric)))
        .measure(answers, right)
        .score()
        .value();
  }
}
