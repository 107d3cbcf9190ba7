package org.attentiontoolkit.tensor.op;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the cases of ONNX's backend tests. */
@Tag("shared-data")
class OnnxGoldenTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "softmax_axis_2",
        "softmax_example",
        "softmax_large_number",
        "logsoftmax_axis_2",
        "logsoftmax_large_number",
        "gelu_default_1",
        "gelu_default_2",
        "gelu_tanh_1",
        "sigmoid",
        "tanh"
      })
  void functions(String name) {
    JsonObject golden = golden(name);
    BiFunction<Tape, Tensor, Tensor> function =
        switch (golden.get("operator").getAsString()) {
          case "Softmax" -> Softmax::rows;
          case "LogSoftmax" -> Softmax::logRows;
          case "Sigmoid" -> Pointwise::sigmoid;
          case "Tanh" -> Pointwise::tanh;
          case "Gelu" ->
              name.contains("tanh")
                  ? (t, x) -> Pointwise.activate(t, Activation.GELU_TANH, x)
                  : Pointwise::gelu;
          case String other -> throw new AssertionError(other);
        };
    check(golden, (tape, in) -> function.apply(tape, in.getFirst()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "layer_normalization_2d_axis1",
        "layer_normalization_3d_axis2_epsilon",
        "layer_normalization_4d_axis3"
      })
  void layerNorm(String name) {
    JsonObject golden = golden(name);
    JsonElement epsilon = golden.getAsJsonObject("attributes").get("epsilon");
    check(
        golden,
        (tape, in) ->
            LayerNormalization.apply(
                tape,
                in.get(0),
                in.get(1),
                in.get(2),
                epsilon == null ? 1e-5 : epsilon.getAsDouble()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sce_mean", "sce_none"})
  void crossEntropy(String name) {
    JsonObject golden = golden(name);
    double[] targets = values(golden.getAsJsonArray("inputs").get(1));
    int[] classes = Arrays.stream(targets).mapToInt(t -> (int) t).toArray();
    boolean mean = name.equals("sce_mean");
    check(
        golden,
        (tape, in) ->
            mean
                ? CrossEntropy.mean(tape, in.getFirst(), classes, 0)
                : tape.constant(
                    Shape.of(classes.length),
                    CrossEntropy.tokenLosses(tape, in.getFirst(), classes)));
  }

  /** Class weights and an ignored class: the weighted mean of the tokens' losses. */
  @Test
  void weightedCrossEntropy() {
    JsonObject golden = golden("sce_mean_weight_ii");
    int ignored = golden.getAsJsonObject("attributes").get("ignore_index").getAsInt();
    double[] targets = values(golden.getAsJsonArray("inputs").get(1));
    double[] weights = values(golden.getAsJsonArray("inputs").get(2));
    int[] classes = Arrays.stream(targets).mapToInt(t -> (int) t).toArray();
    check(
        golden,
        (tape, in) -> {
          double[] losses = CrossEntropy.tokenLosses(tape, in.getFirst(), classes);
          double sum = 0;
          double total = 0;
          for (int i = 0; i < classes.length; i++) {
            double weight = classes[i] == ignored ? 0 : weights[classes[i]];
            sum += weight * losses[i];
            total += weight;
          }
          return tape.constant(Shape.of(), sum / total);
        });
  }

  private static void check(JsonObject golden, BiFunction<Tape, List<Tensor>, Tensor> operation) {
    JsonElement expected = golden.getAsJsonArray("outputs").get(0);
    for (Engine engine : Engines.all()) {
      try (Tape tape = engine.inference()) {
        List<Tensor> inputs =
            golden.getAsJsonArray("inputs").asList().stream()
                .map(in -> tape.constant(shape(in), values(in)))
                .toList();
        // The expected values are single precision themselves.
        GradientBench.assertClose(
            golden.get("operator") + " " + engine.kernels().name(),
            operation.apply(tape, inputs).data().toDoubles(),
            values(expected),
            1e-6);
      }
    }
  }

  private static JsonObject golden(String name) {
    Path folder =
        Optional.ofNullable(System.getProperty("TOOLKIT_DATA", System.getenv("TOOLKIT_DATA")))
            .map(Path::of)
            .orElseGet(() ->
                Path.of(System.getProperty("toolkit.root", ".."))
                    .toAbsolutePath()
                    .normalize()
                    .resolveSibling("shared")
                    .resolve("data"));
    assumeTrue(Files.isDirectory(folder), () -> "no shared data in " + folder);
    try {
      String text = Files.readString(folder.resolve("golden").resolve(name + ".json"));
      return new Gson().fromJson(text, JsonObject.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Shape shape(JsonElement array) {
    return Shape.of(
        array.getAsJsonObject().getAsJsonArray("shape").asList().stream()
            .mapToInt(JsonElement::getAsInt)
            .toArray());
  }

  private static double[] values(JsonElement array) {
    return array.getAsJsonObject().getAsJsonArray("values").asList().stream()
        .mapToDouble(JsonElement::getAsDouble)
        .toArray();
  }
}
