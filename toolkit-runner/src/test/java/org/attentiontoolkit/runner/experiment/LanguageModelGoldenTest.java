package org.attentiontoolkit.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.api.task.Ensemble;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.Loss;
import org.attentiontoolkit.api.task.PreparedTask;
import org.attentiontoolkit.api.task.ReferenceScorer;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.TaskModel;
import org.attentiontoolkit.api.task.TextTranslator;
import org.attentiontoolkit.api.task.Workspace;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.io.NameMap;
import org.attentiontoolkit.tensor.io.SafeTensors;
import org.attentiontoolkit.tensor.io.SafeTensorsReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Language models against those of PyTorch with the same parameters: make_language_model.py. */
class LanguageModelGoldenTest {
  private static final List<String> LINES =
      List.of("a b a c", "b a", "a d b c a e", "c", "f a b c d", "e b d a");

  /** What the files keep in single precision is this near to PyTorch's own, as a share. */
  private static final double KEPT = 1e-6;

  private static final List<String> TRANSFORMER =
      List.of(
          "model.decoder={type=transformer, width=8, layers=2, feedforward-width=12, activation=relu"
              + ", self-attention={type=multi-head, heads=2}}");
  private static final List<String> RECURRENT =
      List.of(
          "model.decoder={type=recurrent, cell=lstm, layers=2, embedding-width=5, hidden-width=7"
              + ", output-width=6, bridge=zeros}");

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.write(folder.resolve("lines"), LINES);
    Files.writeString(
        folder.resolve("lm.conf"),
        """
        experiment.name = lm
        task {
          type = language-model
          data { type = text, folder = ., train = lines, test = lines }
        }
        training.keep = last
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"transformer", "recurrent"})
  void lossesAreThoseOfPyTorch(String kind) throws Exception {
    try (SafeTensorsReader expected = SafeTensorsReader.open(file(kind));
        BuiltModel<?, ?> model = model(kind)) {
      double[] losses = values(expected, model.engine(), "losses");
      Evaluation evaluation = model.evaluate("test");
      double mean = Arrays.stream(losses).average().orElseThrow();
      assertThat(evaluation.score("loss").value()).isCloseTo(mean, within(KEPT * mean));
      double perplexity = Math.exp(mean);
      assertThat(evaluation.score("perplexity").value())
          .isCloseTo(perplexity, within(2 * KEPT * mean * perplexity));
      int at = 0;
      for (int i = 0; i < LINES.size(); i++) {
        int tokens = LINES.get(i).split(" ").length + 1;
        double own = Arrays.stream(losses, at, at + tokens).average().orElseThrow();
        assertThat(evaluation.predictions().get(i).scores().get("loss"))
            .as("line %d", i)
            .isCloseTo(own, within(KEPT * own));
        at += tokens;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"transformer", "recurrent"})
  void givenLinesHaveTheProbabilitiesOfPyTorch(String kind) throws Exception {
    try (SafeTensorsReader expected = SafeTensorsReader.open(file(kind));
        BuiltModel<?, ?> model = model(kind)) {
      double[] losses = values(expected, model.engine(), "losses");
      List<ReferenceScorer.Scored> scored =
          model
              .referenceScoring(Ensemble.ALONE)
              .orElseThrow()
              .scorer()
              .apply(LINES.stream().map(List::of).toList());
      assertThat(
              scored.stream()
                  .flatMap(s -> s.logProbabilities().stream())
                  .mapToDouble(Double::doubleValue)
                  .toArray())
          .containsExactly(Arrays.stream(losses).map(loss -> -loss).toArray(), within(20 * KEPT));
      assertThat(scored.get(1).tokens()).containsExactly("b", "a", "</s>");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"transformer", "recurrent"})
  void gradientsAreThoseOfPyTorch(String kind) throws Exception {
    try (SafeTensorsReader expected = SafeTensorsReader.open(file(kind));
        BuiltModel<?, ?> model = model(kind)) {
      try (Tape tape = model.engine().differentiating()) {
        backward(tape, model);
      }
      areClose(model, expected, "gradient.");
    }
  }

  private static void areClose(BuiltModel<?, ?> model, SafeTensorsReader expected, String prefix) {
    for (Parameter parameter : model.parameters().all()) {
      double[] right = values(expected, model.engine(), prefix + parameter.name());
      double largest = Arrays.stream(right).map(Math::abs).max().orElseThrow();
      assertThat(parameter.gradient().toDoubles())
          .as(parameter.name())
          .containsExactly(right, within(KEPT * Math.max(1, largest)));
    }
  }

  /** Where the right token is never taken, the model reads the likeliest of its own. */
  @ParameterizedTest
  @CsvSource({
    "transformer, steps",
    "transformer, two-passes",
    "recurrent, steps",
    "recurrent, two-passes"
  })
  void scheduledSamplingIsThatOfPyTorch(String kind, String form) throws Exception {
    try (SafeTensorsReader expected = SafeTensorsReader.open(file(kind));
        BuiltModel<?, ?> model =
            model(
                kind,
                "model.decoder.dropout=0",
                "task.scheduled-sampling.truth={type=constant, probability=0}",
                "task.scheduled-sampling.estimate=best",
                "task.scheduled-sampling.form=" + form)) {
      double sum = Arrays.stream(values(expected, model.engine(), "losses." + form)).sum();
      try (Tape tape = model.engine().training(1, 0)) {
        assertThat(backward(tape, model)).isCloseTo(sum, within(KEPT * sum));
      }
      if (form.equals("steps")) {
        areClose(model, expected, "gradient.steps.");
      }
    }
  }

  /** The likeliest token at each place, and what is written after a prompt. */
  @ParameterizedTest
  @ValueSource(strings = {"transformer", "recurrent"})
  void whatItWritesIsWhatPyTorchWrites(String kind) throws Exception {
    List<String> words = List.of("<unk>", "<s>", "</s>", "a", "b", "c", "d", "e", "f");
    try (SafeTensorsReader expected = SafeTensorsReader.open(file(kind));
        BuiltModel<?, ?> model = model(kind, "task.decoding.max-new-tokens=12")) {
      List<String> likeliest =
          Arrays.stream(values(expected, model.engine(), "likeliest"))
              .mapToObj(id -> words.get((int) id))
              .toList();
      assertThat(
              model.evaluate("test").predictions().stream()
                  .flatMap(p -> Arrays.stream(p.output().split(" "))))
          .containsExactlyElementsOf(likeliest);
      String written =
          String.join(
              " ",
              Arrays.stream(values(expected, model.engine(), "greedy"))
                  .mapToObj(id -> words.get((int) id))
                  .filter(word -> !word.equals("</s>"))
                  .toList());
      assertThat(
              model
                  .continuation(Ensemble.ALONE)
                  .orElseThrow()
                  .translate(TextTranslator.Request.of(List.of("b a")))
                  .getFirst()
                  .text())
          .isEqualTo(written.replace("<unk>", "\u2047"));
    }
  }

  /** Gives the summed loss. */
  private static <B extends Batch, M extends TaskModel<B>> double backward(
      Tape tape, BuiltModel<B, M> model) {
    Loss loss = model.model().loss(tape, model.task().training().batch(0, 0));
    tape.backward(loss.parts().getFirst().sum(), model.parameters());
    return loss.parts().getFirst().sum().item();
  }

  private static Path file(String kind) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(
                LanguageModelGoldenTest.class.getResource("lm-" + kind + ".safetensors"))
            .toURI());
  }

  private BuiltModel<?, ?> model(String kind, String... sets) throws Exception {
    List<String> all = new ArrayList<>(kind.equals("recurrent") ? RECURRENT : TRANSFORMER);
    all.addAll(List.of(sets));
    ExperimentSettings settings =
        Plugins.load(folder.resolve("plugins"))
            .read(
                ConfigFiles.load(folder.resolve("lm.conf"), all),
                ExperimentSettings.class,
                ExperimentSettings.DEFAULTS)
            .value();
    Path task = Files.createTempDirectory(folder, "task");
    PreparedTask<?, ?> prepared =
        settings.task().prepare(new Workspace(task, folder.resolve("cache"), 1, Stop.NEVER));
    BuiltModel<?, ?> model =
        BuiltModel.of(Engine.create(EngineOptions.doublePrecision()), prepared, settings);
    NameMap names = NameMap.none().skip("gradient.*");
    for (String other : List.of("losses*", "likeliest", "greedy")) {
      names = names.skip(other);
    }
    SafeTensors.read(file(kind), model.parameters(), names);
    return model;
  }

  private static double[] values(SafeTensorsReader file, Engine engine, String name) {
    return file.read(name, engine.kernels().memory(), engine.precision()).toDoubles();
  }
}
