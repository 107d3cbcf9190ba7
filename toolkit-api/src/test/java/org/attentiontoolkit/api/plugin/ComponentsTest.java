package org.attentiontoolkit.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.api.config.Reading;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.model.AttentionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComponentsTest {
  record Config(int hiddenWidth, @Within("[0, 1)") double dropout) {}

  record Blank() {}

  record Experiment(String name, @Within("[1, )") int epochs, AttentionFactory attention) {}

  static final class Sample extends ToolkitPlugin {
    Sample() {
      super("sample", ToolkitApi.VERSION);
    }

    @Override
    protected void register() {
      component(
          Kind.ATTENTION,
          "sample",
          Config.class,
          c ->
              (slot, scope) -> {
                throw new IllegalArgumentException("not made here");
              });
      component(
          Kind.ATTENTION,
          "blank",
          Blank.class,
          c ->
              (slot, scope) -> {
                throw new IllegalArgumentException("not made here");
              });
    }
  }

  private final Components components = Plugins.of(List.of(new Sample()));

  @TempDir private Path folder;

  @Test
  void readsAnExperiment() throws IOException {
    Reading<Experiment> reading =
        read("name = first\nattention { type = sample, dropout = 0.25 }", "epochs=3");
    assertThat(reading.value().epochs()).isEqualTo(3);
    assertThat(reading.text())
        .isEqualTo(
            """
            name = "first"
            epochs = 3
            attention {
              type = "sample"
              hidden-width = 256
              dropout = 0.25
            }
            """);
    assertThat(read(reading.text()).text()).isEqualTo(reading.text());
  }

  @Test
  void tellsEverythingAtOnce() {
    assertThatThrownBy(() -> read("epochs = 0\nattention { type = smaple, dropout = 2 }\nnmae = a"))
        .hasMessageContaining("nmae is not a key")
        .hasMessageContaining("epochs must be at least 1, not 0")
        .hasMessageContaining("name is missing")
        .hasMessageContaining("did you mean sample?");
  }

  private Reading<Experiment> read(String text, String... sets) throws IOException {
    Path file = Files.writeString(folder.resolve("experiment.conf"), text);
    return components.read(ConfigFiles.load(file, List.of(sets)), Experiment.class, "settings");
  }
}
