package org.attentiontoolkit.runner.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionOutput;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.api.plugin.ComponentInfo;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.plugin.Kind;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin of docs/example-plugin, built into a jar and found in a plugins folder. */
class ExamplePluginTest {
  @TempDir private Path folder;

  private Components components;

  @BeforeEach
  void load() throws IOException {
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    Files.move(ExamplePluginJar.build(folder), plugins.resolve("gaussian-attention.jar"));
    components = Plugins.load(plugins);
  }

  @Test
  void isListedAndDescribed() {
    ComponentInfo gaussian = components.describe("attention.gaussian").getFirst();
    assertThat(gaussian.plugin().name()).isEqualTo("gaussian-attention");
    assertThat(gaussian.plugin().version()).isEqualTo("1.0.0");
    assertThat(gaussian.plugin().home()).endsWith("plugins/gaussian-attention.jar");
    assertThat(gaussian.about()).contains("Gaussian");
    assertThat(gaussian.keys())
        .extracting("path")
        .containsExactly(
            "sharpness", "normaliser", "window", "positions", "soft-cap", "dropout", "coverage");
    assertThat(components.describe("score.gaussian").getFirst().keys())
        .extracting("path")
        .containsExactly("sharpness");
    assertThat(components.audit()).isEmpty();
  }

  @Test
  void looksAtAMemory() throws IOException {
    Path file = Files.writeString(folder.resolve("x.conf"), "type = gaussian, sharpness = 2");
    Parameters parameters = new Parameters();
    Attention attention =
        components
            .create(Kind.ATTENTION, ConfigFiles.load(file, List.of()))
            .create(
                new AttentionSlot(SlotRole.DECODER, 2, 3, OptionalInt.of(3)), parameters.root());
    try (Engine engine = Engine.create(EngineOptions.defaults());
        Tape tape = engine.inference()) {
      parameters.allocate(engine, 1);
      Packed states = new Packed(numbers(tape, 5, 3), Segments.ofLengths(5));
      AttentionOutput seen =
          attention.attend(
              tape,
              new Packed(numbers(tape, 1, 2), Segments.ofLengths(1)),
              attention.prepare(tape, new Memory(states, numbers(tape, 1, 3))),
              Visibility.FULL,
              Attention.Weights.WANTED);
      Tensor weights = seen.weights().orElseThrow().values();
      double sum = 0;
      for (int i = 0; i < 5; i++) {
        sum += weights.data().get(i);
      }
      assertThat(sum).isCloseTo(1, within(1e-6));
      assertThat(seen.context().columns()).isEqualTo(attention.contextWidth());
    }
  }

  private static Tensor numbers(Tape tape, int rows, int columns) {
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.cos(i);
    }
    return tape.constant(Shape.of(rows, columns), values);
  }
}
