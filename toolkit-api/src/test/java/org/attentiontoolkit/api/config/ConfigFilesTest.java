package org.attentiontoolkit.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.api.testing.SampleExperiment;
import org.attentiontoolkit.api.testing.SamplePlugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigFilesTest {
  private static final String FIRST =
      "name = first\nmodel.attention { type = sample, hidden-width = 12 }\n";

  private final Components components = Plugins.of(List.of(new SamplePlugin()));

  @TempDir private Path folder;

  @Test
  void readsEveryType() throws IOException {
    SampleExperiment read =
        read("""
        name = 0.10
        seed = 9000000000
        model.attention = wrapped
        training {
          epochs = 1e2, learning-rate = 1, shuffle = false, order = random, patience = 2 minutes
          betas = [0.5], weights { bleu = 1, "a.b" = 2 }, folder = data, device = null
        }
        """)
            .value();
    assertThat(read.name()).isEqualTo("0.10");
    assertThat(read.seed()).isEqualTo(9_000_000_000L);
    assertThat(read.training())
        .isEqualTo(
            new SampleExperiment.Training(
                100,
                1,
                false,
                SampleExperiment.Order.RANDOM,
                Duration.ofMinutes(2),
                List.of(0.5),
                0,
                Map.of("bleu", 1.0, "a.b", 2.0),
                Optional.of(folder.resolve("data")),
                Optional.empty()));
  }

  @Test
  void makesNestedComponentsFromTheDefaultsOfBoth() throws IOException {
    assertThat(read("name = n\nmodel.attention = wrapped").text())
        .contains(
            """
              attention {
                type = "wrapped"
                inner {
                  type = "sample"
                  hidden-width = 8
                  dropout = 0.1
                }
                more = []
            """);
    assertThat(read("name = n\nmodel.attention { type = wrapped, inner = blank }").text())
        .contains("inner {\n      type = \"blank\"\n    }");
    assertThat(read("name = n\nmodel.attention { type = wrapped, inner.dropout = 0 }").text())
        .contains("hidden-width = 8\n      dropout = 0\n");
  }

  @Test
  void theResolvedTextGivesTheSameAgainFromAnotherFolder() throws IOException {
    String odd = "name = \"\"\"a \"quoted\" £ \\ text\"\"\"\n";
    Reading<SampleExperiment> first =
        read(
            odd
                + "model.attention { type = wrapped, more = [sample, { type = blank }] }\n"
                + "training { folder = ../data, weights { \"x y.z\" = 1 } }");
    Path elsewhere = Files.createDirectories(folder.resolve("runs/1")).resolve("resolved.conf");
    Files.writeString(elsewhere, first.text());
    Reading<SampleExperiment> again = read(elsewhere);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.value()).isEqualTo(first.value());
    assertThat(first.flat())
        .containsEntry("model.attention.type", "wrapped")
        .containsEntry("training.epochs", "10")
        .containsEntry("training.folder", folder.resolveSibling("data").toString());
  }

  @Test
  void aPathIsRelativeToTheFileItIsWrittenIn() throws IOException {
    Files.createDirectories(folder.resolve("parts"));
    Files.writeString(folder.resolve("parts/base.conf"), "training.folder = data");
    assertThat(read(FIRST + "include \"parts/base.conf\"").value().training().folder())
        .contains(folder.resolve("parts/data"));
    assertThat(read(FIRST, "training.folder=data").value().training().folder())
        .contains(Path.of("data").toAbsolutePath());
  }

  @Test
  void setChangesWhatTheFileSaysBeforeSubstitution() throws IOException {
    String file = FIRST + "training { epochs = 3, warmup = ${training.epochs} }";
    SampleExperiment.Training training = read(file, "training.epochs=5").value().training();
    assertThat(training.warmup()).isEqualTo(5);
    assertThat(read(file, "name=http://host:80/a#b").value().name())
        .isEqualTo("http://host:80/a#b");
    assertThat(read(file, "training.betas=[0.1, 0.2]").value().training().betas())
        .containsExactly(0.1, 0.2);
    assertThat(read(file, "training.weights={bleu=2}").value().training().weights())
        .containsExactly(Map.entry("bleu", 2.0));
  }

  @Test
  void anotherTypeTakesThePlaceOfTheBlock() throws IOException {
    assertThat(read(FIRST, "model.attention.type=blank").flat())
        .containsEntry("model.attention.type", "blank")
        .doesNotContainKey("model.attention.hidden-width");
    assertThat(read(FIRST, "model.attention=blank").flat())
        .containsEntry("model.attention.type", "blank");
    assertThat(read(FIRST, "model.attention={type=sample}").flat())
        .containsEntry("model.attention.hidden-width", "256");
    assertThat(read(FIRST, "model.attention.type=sample").flat())
        .containsEntry("model.attention.hidden-width", "12");
    assertThat(read(FIRST, "model.attention.type=wrapped", "model.attention.inner=blank").flat())
        .containsEntry("model.attention.inner.type", "blank");
    assertThat(read("name = n\nmodel.attention = sample", "model.attention.dropout=0").flat())
        .containsEntry("model.attention.dropout", "0")
        .containsEntry("model.attention.type", "sample");
  }

  @Test
  void aNameTakesThePlaceOfAnIncludedBlock() throws IOException {
    Files.writeString(folder.resolve("base.conf"), FIRST);
    assertThat(read("include \"base.conf\"\nmodel.attention = blank").flat())
        .containsEntry("model.attention.type", "blank");
    assertThat(
            read("include \"base.conf\"\nmodel.attention = null\nmodel.attention { type = blank }")
                .flat())
        .containsEntry("model.attention.type", "blank");
  }

  @Test
  void neitherTheEnvironmentNorSystemPropertiesAreLookedAt() throws IOException {
    assertThatThrownBy(() -> read(FIRST + "training.device = ${user.dir}"))
        .hasMessageContaining("${user.dir} refers to a key that is not there");
    assertThat(read(FIRST + "training.device = ${?PATH}").value().training().device()).isEmpty();
  }

  @Test
  void wrongSetsAreToldWithTheirText() {
    assertThatThrownBy(() -> read(FIRST, "training.epochs"))
        .hasMessageContaining("--set training.epochs is not of the form path=value");
    assertThatThrownBy(() -> read(FIRST, "training..epochs=3"))
        .hasMessageStartingWith("config.syntax · the key training..epochs has a dot")
        .hasMessageContaining("· --set training..epochs=3 ·");
    assertThatThrownBy(() -> read(FIRST, "training.weights={a"))
        .hasMessageStartingWith("config.syntax · the key a has no value")
        .hasMessageContaining("· --set training.weights={a ·");
    assertThatThrownBy(() -> read(FIRST, "training.epohcs=3"))
        .hasMessageContaining("· --set training.epohcs=3 ·")
        .hasMessageContaining("did you mean epochs?");
    assertThatThrownBy(() -> read(FIRST, "model.attention={type=sample, dropout=7}"))
        .hasMessageContaining("· --set model.attention={type=sample, dropout=7}");
  }

  @Test
  void whatOnlySetsSayIsToldWithThem() {
    assertThatThrownBy(() -> read(FIRST, "trainin.epochs=3"))
        .hasMessageContaining("trainin is not a key · --set trainin.epochs=3 ·");
    assertThatThrownBy(() -> read(FIRST, "trainin.a=[1,2]", "trainin.b=2"))
        .hasMessageContaining("--set trainin.a=[1,2]")
        .hasMessageContaining("--set trainin.b=2")
        .hasMessageNotContaining("merge of");
    assertThatThrownBy(() -> read(FIRST, "model.attention="))
        .hasMessageContaining("there is no attention named \"\" · --set model.attention= ·");
  }

  @Test
  void aMissingKeyOfAMergedBlockNamesTheFiles() throws IOException {
    Files.writeString(folder.resolve("base.conf"), "model { x = 1 }");
    assertThatThrownBy(() -> read("name = n\ninclude \"base.conf\"\nmodel { y = 2 }", "model.z=3"))
        .hasMessageContaining("model.attention is missing · ")
        .hasMessageContaining("base.conf:1")
        .hasMessageContaining("experiment.conf:3")
        .hasMessageNotContaining("merge of");
  }

  @Test
  void aMissingFileIsTold() {
    assertThatThrownBy(() -> read(folder.resolve("nowhere.conf")))
        .hasMessageContaining("file.missing")
        .hasMessageContaining("nowhere.conf");
    assertThatThrownBy(() -> read(folder))
        .hasMessageStartingWith("file.directory")
        .hasMessageContaining(folder.toString());
  }

  private Reading<SampleExperiment> read(String text, String... sets) throws IOException {
    return read(Files.writeString(folder.resolve("experiment.conf"), text), sets);
  }

  private Reading<SampleExperiment> read(Path file, String... sets) {
    return components.read(
        ConfigFiles.load(file, List.of(sets)), SampleExperiment.class, "settings");
  }
}
