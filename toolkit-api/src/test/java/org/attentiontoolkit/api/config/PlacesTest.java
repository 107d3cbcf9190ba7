package org.attentiontoolkit.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.api.testing.SampleExperiment;
import org.attentiontoolkit.api.testing.SamplePlugin;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A problem stands at {@code file:line} or {@code --set path=value}, or at several of them. */
final class PlacesTest {
  private static final String FINE = "name = n\nmodel.attention = sample\n";

  private final Components components = Plugins.of(List.of(new SamplePlugin()));

  @TempDir private Path folder;

  @Test
  void ofOneValueIsTheLineOrTheSetItStandsIn() {
    write("e.conf", FINE + "training {\n epochs = 0\n}");
    assertThat(places("e.conf")).containsExactly("e.conf:4");
    assertThat(places("e.conf", "training.epochs=-1")).containsExactly("--set training.epochs=-1");
    assertThat(places("e.conf", "training={epochs=-1}"))
        .containsExactly("--set training={epochs=-1}");
    assertThat(places("e.conf", "training.epochs=3", "training.betas=[0.5, 7]"))
        .containsExactly("--set training.betas=[0.5, 7]");
    assertThat(places("e.conf", "training.epochs=null"))
        .containsExactly("--set training.epochs=null");
    assertThat(places("e.conf", "training.epochs=[1")).containsExactly("--set training.epochs=[1");
  }

  @Test
  void ofAnUnknownOrMissingKeyIsItsOwnOrItsBlocks() {
    write("e.conf", FINE + "training { epochs = 3 }\ntraining {\n epohcs = 3\n}");
    assertThat(places("e.conf")).containsExactly("e.conf:5");
    assertThat(places("e.conf", "training.epohcs=null", "training.warmpu=1"))
        .containsExactly("--set training.epohcs=null", "--set training.warmpu=1");
    write("m.conf", "name = n\nmodel {\n}");
    assertThat(places("m.conf")).containsExactly("m.conf:2");
    assertThat(places("m.conf", "model.attention={dropout=0.5}"))
        .containsExactly("--set model.attention={dropout=0.5}");
    assertThat(places("m.conf", "model.attention.dropout=0.5"))
        .containsExactly("--set model.attention.dropout=0.5");
    assertThat(places("m.conf", "model={}")).containsExactly("--set model={}");
    write("d.conf", "name = n\nmodel.x = 1\nmodel.y = 2");
    assertThat(places("d.conf", "model.z=3"))
        .containsExactly("--set model.z=3 and d.conf:2", "--set model.z=3", "d.conf:2", "d.conf:3");
    write("o.conf", "model.attention = sample");
    assertThat(places("o.conf")).containsExactly("o.conf:1");
  }

  @Test
  void ofABlockOfSeveralFilesAreThoseThatHaveAPartInItTheLastFirst() {
    write("base.conf", "model {\n x = 1\n}");
    write("middle.conf", "\ninclude \"base.conf\"\nmodel { y = 2 }");
    write("e.conf", "name = n\ninclude \"middle.conf\"\nmodel { z = 3 }");
    assertThat(places("e.conf"))
        .containsExactly(
            "e.conf:3, middle.conf:3 and base.conf:1", "base.conf:2", "middle.conf:3", "e.conf:3");
    write("e.conf", "name = n\ninclude \"base.conf\"\nmodel { x = 3 }");
    assertThat(places("e.conf")).containsExactly("e.conf:3", "e.conf:3");
    write("e.conf", "name = n\nmodel {\n include \"middle.conf\"\n}");
    assertThat(places("e.conf")).containsExactly("e.conf:2", "middle.conf:3 and base.conf:1");
  }

  @Test
  void ofValuesThatContradictEachOtherNamesWhereTheyComeFrom() {
    write("e.conf", FINE + "training {\n epochs = 3\n warmup = 2\n}");
    assertThat(places("e.conf", "training.warmup=4"))
        .containsExactly("--set training.warmup=4 and e.conf:3");
    assertThat(places("e.conf", "training.epochs=1", "training.warmup=2"))
        .containsExactly("--set training.warmup=2, --set training.epochs=1 and e.conf:3");
    assertThat(places("e.conf", "training={epochs=1, warmup=2}"))
        .containsExactly("--set training={epochs=1, warmup=2}");
    write("base.conf", "training {\n epochs = 3\n}");
    write("e.conf", FINE + "include \"base.conf\"\ntraining.warmup = 4");
    assertThat(places("e.conf")).containsExactly("e.conf:4 and base.conf:1");
  }

  @Test
  void ofAReferenceIsWhereItStands() {
    write("e.conf", FINE + "training.epochs = ${nowhere}");
    assertThat(places("e.conf")).containsExactly("e.conf:3");
    write("e.conf", FINE + "training.epochs = 1");
    assertThat(places("e.conf", "training.betas=[${nowhere}]"))
        .containsExactly("--set training.betas=[${nowhere}]");
    write("part.conf", "\nepochs = ${nowhere}");
    write("e.conf", FINE + "training { include \"part.conf\", warmup = ${nowhere}\n }");
    assertThat(places("e.conf")).containsExactly("part.conf:2");
  }

  @Test
  void ofAnIncludeIsItsLine() {
    write("e.conf", FINE + "training {\n include \"nowhere.conf\"\n}");
    assertThat(places("e.conf")).containsExactly("e.conf:4");
    write("part.conf", "# include \"e.conf\"\n\n include \"e.conf\"");
    write("e.conf", FINE + "include \"part.conf\"");
    assertThat(places("e.conf")).containsExactly("part.conf:3");
  }

  @Test
  void ofAMistakeInTheGrammarIsTheFileItStandsIn() {
    write("part.conf", "a = 1\nb");
    write("e.conf", FINE + "include \"part.conf\"\nb = 2\n");
    assertThat(places("e.conf")).containsExactly("part.conf:2");
    write("e.conf", FINE + "# epochs\ntraining {");
    assertThat(places("e.conf")).containsExactly("e.conf:4");
    assertThat(places("e.conf", "training={")).containsExactly("e.conf:4");
    write("e.conf", FINE);
    assertThat(places("e.conf", "training={")).containsExactly("--set training={");
    assertThat(places("e.conf", "training={\n epochs\n}"))
        .containsExactly("--set training={\n epochs\n}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a b.conf", "a,b.conf", "a: 3,b.conf", "merge of a.conf", "--set a=1", "ü.conf"})
  void whateverAFileIsCalled(String name) {
    write(name, "name = n\nmodel {\n x = null }");
    write("e.conf", "include \"" + name + "\"\nmodel { y = null }");
    assertThat(places("e.conf"))
        .containsExactly("e.conf:2 and " + name + ":2", "e.conf:2", name + ":3");
  }

  @Test
  void aLongSetIsCut() {
    write("e.conf", FINE);
    assertThat(places("e.conf", "training.epochs=" + "x".repeat(1000)))
        .singleElement()
        .satisfies(place -> assertThat(place).hasSizeLessThan(150).endsWith("x…"));
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> places(String file, String... sets) {
    try {
      components.read(
          ConfigFiles.load(folder.resolve(file), List.of(sets)),
          SampleExperiment.class,
          "settings");
      return List.of();
    } catch (ToolkitException e) {
      return e.problems().stream().map(this::place).toList();
    }
  }

  private String place(Problem problem) {
    return problem.where().orElse("nowhere").replace(folder + "/", "");
  }
}
