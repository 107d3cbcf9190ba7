package org.attentiontoolkit.tensor.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against PyTorch's AveragedModel: {@code make_average.py} beside the fixture. */
final class ExponentialAverageTest {
  /**
   * An update rounds three times, and what it makes wrong fades with the average: at most one over
   * 1 − decay times as much adds up, and no more than over 50 updates. Values are below 2.
   */
  @ParameterizedTest
  @CsvSource({"0.0, FLOAT", "0.9, FLOAT", "0.999, FLOAT", "0.9, DOUBLE", "0.999, DOUBLE"})
  void followsPyTorch(double decay, Precision precision) throws IOException {
    JsonObject golden = golden();
    JsonArray course = golden.getAsJsonArray("course");
    JsonArray expected = golden.getAsJsonObject("averages").getAsJsonArray(Double.toString(decay));
    double unit = precision == Precision.FLOAT ? Math.ulp(1f) : Math.ulp(1.0);
    double tolerance = 3 * unit * 2 * Math.min(course.size(), 1 / (1 - decay) + 1);
    EngineOptions options =
        precision == Precision.FLOAT
            ? EngineOptions.defaults().withThreads(1)
            : EngineOptions.doublePrecision();
    try (Engine engine = Engine.create(options);
        Parameters parameters = parameters(engine, course.get(0).getAsJsonArray().size())) {
      ExponentialAverage average = new ExponentialAverage(parameters, engine, decay);
      for (int step = 0; step < course.size(); step++) {
        parameters.values().set(doubles(course.get(step).getAsJsonArray()));
        average.update();
        assertThat(average.values().toDoubles())
            .as("after update %d", step + 1)
            .containsExactly(doubles(expected.get(step).getAsJsonArray()), within(tolerance));
      }
      assertThat(average.updates()).isEqualTo(course.size());
    }
  }

  /** More than one piece, and a last one that is shorter. */
  @Test
  void isPutInThePlaceOfTheParametersAndBack() {
    int length = (1 << 17) + 3;
    try (Engine engine = Engine.create(EngineOptions.defaults().withThreads(1));
        Parameters parameters = parameters(engine, length)) {
      ExponentialAverage average = new ExponentialAverage(parameters, engine, 0.5);
      average.swap();
      assertThat(parameters.values().get(length - 1)).as("of nothing yet").isEqualTo(1);
      average.update();
      double[] raw = new double[length];
      Arrays.setAll(raw, i -> 1 + 2 * (i % 5));
      parameters.values().set(raw);
      average.update();
      average.swap();
      double[] halfway = Arrays.stream(raw).map(v -> (1 + v) / 2).toArray();
      assertThat(parameters.values().toDoubles()).isEqualTo(halfway);
      average.swap();
      assertThat(parameters.values().toDoubles()).isEqualTo(raw);
      assertThat(average.values().toDoubles()).isEqualTo(halfway);
    }
  }

  @Test
  void aDecayOfOneWouldNeverMove() {
    try (Engine engine = Engine.create(EngineOptions.defaults().withThreads(1));
        Parameters parameters = parameters(engine, 1)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ExponentialAverage(parameters, engine, 1));
    }
  }

  private static Parameters parameters(Engine engine, int length) {
    Parameters parameters = new Parameters();
    parameters.root().parameter("p", Shape.of(length), Initializers.ones());
    parameters.allocate(engine, 1);
    return parameters;
  }

  private static double[] doubles(JsonArray array) {
    return array.asList().stream().mapToDouble(e -> e.getAsDouble()).toArray();
  }

  private static JsonObject golden() throws IOException {
    try (InputStreamReader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                ExponentialAverageTest.class.getResourceAsStream("average.json")),
            StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(reader).getAsJsonObject();
    }
  }
}
