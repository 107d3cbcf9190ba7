package org.attentiontoolkit.tensor.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.kernel.nd4j.Nd4jKernels;
import org.attentiontoolkit.tensor.kernel.plain.PlainKernels;
import org.attentiontoolkit.tensor.kernel.simd.SimdKernels;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.parameter.Initializer;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against PyTorch's optimizers: {@code make_golden.py} beside the fixture. */
final class ParameterUpdatesTest {
  private static final JsonObject GOLDEN = golden();
  private static final double RATE = GOLDEN.get("rate").getAsDouble();
  private static final Engine SIMD = new Engine(new SimdKernels(2), Precision.FLOAT);
  private static final Engine ND4J = new Engine(new Nd4jKernels(), Precision.FLOAT);
  private static final Engine DOUBLE = new Engine(new Nd4jKernels(), Precision.DOUBLE);
  private static final Engine PLAIN = new Engine(new PlainKernels(), Precision.FLOAT);

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("courses")
  void followsPyTorchForFiftySteps(String name, String kernels, Engine engine, double tolerance) {
    Parameters parameters = goldenParameters(engine);
    ParameterUpdates optimizer = optimizer(name, parameters, engine);
    JsonObject golden = GOLDEN.getAsJsonObject("optimizers").getAsJsonObject(name);
    JsonArray norms = golden.getAsJsonArray("norms");
    for (JsonElement element : golden.getAsJsonArray("course")) {
      JsonObject stop = element.getAsJsonObject();
      while (optimizer.steps() < stop.get("step").getAsLong()) {
        int step = (int) optimizer.steps() + 1;
        goldenGradients(parameters, step);
        Update update = optimizer.step(RATE);
        double norm = norms.get(step - 1).getAsDouble();
        assertThat(update.gradientNorm()).isCloseTo(norm, within(10 * tolerance * norm));
      }
      JsonArray expected = stop.getAsJsonArray("values");
      assertThat(parameters.length()).isEqualTo(expected.size());
      for (int i = 0; i < expected.size(); i++) {
        double value = expected.get(i).getAsDouble();
        assertThat(parameters.values().get(i))
            .as("value %d after %d steps", i, optimizer.steps())
            .isCloseTo(value, within(tolerance * Math.max(1, Math.abs(value))));
      }
    }
    assertThat(optimizer.steps()).isEqualTo(50);
  }

  static Stream<Arguments> courses() {
    return GOLDEN.getAsJsonObject("optimizers").keySet().stream()
        .flatMap(name ->
            Stream.of(
                Arguments.of(name, "simd", SIMD, 1e-6),
                Arguments.of(name, "nd4j", ND4J, 1e-6),
                Arguments.of(name, "nd4j in double precision", DOUBLE, 1e-12),
                Arguments.of(name, "plain", PLAIN, 1e-6)));
  }

  @ParameterizedTest
  @MethodSource("names")
  void goesOnFromSavedStateBitForBit(String name) {
    Parameters straight = goldenParameters(SIMD);
    ParameterUpdates never = optimizer(name, straight, SIMD);
    for (int step = 1; step <= 20; step++) {
      goldenGradients(straight, step);
      never.step(RATE);
    }
    Parameters interrupted = goldenParameters(SIMD);
    ParameterUpdates before = optimizer(name, interrupted, SIMD);
    for (int step = 1; step <= 9; step++) {
      goldenGradients(interrupted, step);
      before.step(RATE);
    }
    ParameterUpdates after = optimizer(name, interrupted, SIMD);
    after.resumeAt(before.steps());
    before
        .state()
        .forEach((key, array) -> Objects.requireNonNull(after.state().get(key)).copyFrom(array));
    for (int step = 10; step <= 20; step++) {
      goldenGradients(interrupted, step);
      after.step(RATE);
    }
    assertThat(interrupted.values().toFloats()).isEqualTo(straight.values().toFloats());
  }

  static Stream<String> names() {
    return GOLDEN.getAsJsonObject("optimizers").keySet().stream();
  }

  @Test
  void aGradientThatIsNotFiniteIsReportedAndChangesNothing() {
    Parameters parameters = goldenParameters(SIMD);
    ParameterUpdates optimizer = optimizer("adam", parameters, SIMD);
    goldenGradients(parameters, 1);
    optimizer.step(RATE);
    float[] before = parameters.values().toFloats();
    parameters.gradients().set(parameters.length() - 1, Double.NaN);
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() -> optimizer.step(RATE))
        .withMessage(
            "training.gradient-not-finite · gradients are infinite or not a number at update 2 · "
                + "second · lower the learning rate, clip gradients by their norm, or warm up for longer")
        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(1));
    assertThat(parameters.values().toFloats()).isEqualTo(before);
    assertThat(optimizer.steps()).isEqualTo(1);
    parameters.gradients().set(parameters.length() - 1, Double.NEGATIVE_INFINITY);
    assertThatExceptionOfType(ToolkitException.class).isThrownBy(() -> optimizer.step(RATE));
  }

  @Test
  void stateHasTheLengthOfTheParametersAndAName() {
    Parameters parameters = goldenParameters(SIMD);
    assertThat(optimizer("sgd", parameters, SIMD).state()).isEmpty();
    assertThat(optimizer("sgd-momentum", parameters, SIMD).state()).containsOnlyKeys("momentum");
    assertThat(optimizer("adamw", parameters, SIMD).state())
        .containsOnlyKeys("first-moment", "second-moment")
        .allSatisfy((name, array) -> assertThat(array.length()).isEqualTo(parameters.length()));
  }

  /** With gradients of 0 a step of SGD is the decay alone: p ← p − η λ p. */
  @Test
  void weightDecayLeavesBiasesAndNormsAloneInEveryGroup() {
    Parameters parameters = new Parameters();
    for (Role role : List.of(Role.WEIGHT, Role.BIAS, Role.NORM, Role.EMBEDDING)) {
      for (String part : List.of("encoder", "decoder")) {
        parameters
            .root()
            .child(part)
            .parameter(role.name(), role, Shape.of(3), Initializers.ones());
      }
    }
    parameters.allocate(DOUBLE, 1);
    Optimizer rule = new Sgd(0, false, 0.5, DecayExclusion.BIASES_AND_NORMS);
    new ParameterUpdates(
            parameters,
            DOUBLE,
            rule,
            Clipping.none(),
            p -> p.name().startsWith("decoder") ? group(0.5, 0.25) : ParameterGroup.REST)
        .step(1);
    for (Parameter parameter : parameters.all()) {
      boolean decays = parameter.role() == Role.WEIGHT || parameter.role() == Role.EMBEDDING;
      double decayed = parameter.name().startsWith("decoder") ? 1 - 0.5 * 0.25 : 0.5;
      assertThat(parameter.data().toDoubles())
          .as(parameter.name())
          .containsOnly(decays ? decayed : 1);
    }
  }

  @Test
  void impossibleConstantsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> group(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> group(1, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Sgd(0, true, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Sgd(-1, false, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Adam(1, 0.9, 1e-8, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new AdamW(0.9, 0.999, 1e-8, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> Clipping.byNorm(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Clipping.byValue(Double.NaN));
  }

  private static Parameters goldenParameters(Engine engine) {
    Parameters parameters = new Parameters();
    JsonArray lengths = GOLDEN.getAsJsonArray("lengths");
    parameters.root().parameter("first", Shape.of(lengths.get(0).getAsInt()), wave(0));
    parameters.root().parameter("second", Shape.of(lengths.get(1).getAsInt()), wave(100));
    parameters.allocate(engine, 1);
    return parameters;
  }

  private static Initializer wave(int from) {
    return (values, key) -> {
      for (int i = 0; i < values.length(); i++) {
        values.set(i, Math.cos(0.9 * (i + from)));
      }
    };
  }

  private static void goldenGradients(Parameters parameters, int step) {
    int from = 0;
    for (Parameter parameter : parameters.all()) {
      for (int i = 0; i < parameter.data().length(); i++) {
        double wave = Math.sin(0.7 * step + 1.3 * (i + from));
        double spike = step % 7 == 3 ? 8 : 1;
        parameter.gradient().set(i, parameter.data().get(i) * 0.5 + spike * wave);
      }
      from += 100;
    }
  }

  private static ParameterUpdates optimizer(String name, Parameters parameters, Engine engine) {
    Clipping none = Clipping.none();
    return switch (name) {
      case "sgd" -> new ParameterUpdates(parameters, engine, new Sgd(0, false, 0), none);
      case "sgd-decay" -> new ParameterUpdates(parameters, engine, new Sgd(0, false, 0.1), none);
      case "sgd-momentum" -> new ParameterUpdates(parameters, engine, new Sgd(0.9, false, 0), none);
      case "sgd-nesterov-decay" ->
          new ParameterUpdates(parameters, engine, new Sgd(0.9, true, 0.1), none);
      case "adam" -> new ParameterUpdates(parameters, engine, new Adam(0.9, 0.999, 1e-8, 0), none);
      case "adam-large-epsilon" ->
          new ParameterUpdates(parameters, engine, new Adam(0.8, 0.98, 0.1, 0), none);
      case "adam-decay" ->
          new ParameterUpdates(parameters, engine, new Adam(0.9, 0.999, 1e-8, 0.1), none);
      case "adamw" ->
          new ParameterUpdates(parameters, engine, new AdamW(0.9, 0.999, 1e-8, 0.1), none);
      case "adamw-first-decayed" ->
          new ParameterUpdates(
              parameters,
              engine,
              new AdamW(0.9, 0.999, 1e-8, 0.1),
              none,
              parameter -> parameter.name().equals("first") ? ParameterGroup.REST : group(1, 0));
      case "adamw-groups" ->
          new ParameterUpdates(
              parameters,
              engine,
              new AdamW(0.9, 0.999, 1e-8, 0.1),
              none,
              parameter -> parameter.name().equals("first") ? group(0.1, 0) : ParameterGroup.REST);
      case "adam-groups" ->
          new ParameterUpdates(
              parameters,
              engine,
              new Adam(0.9, 0.999, 1e-8, 0.1),
              none,
              parameter ->
                  parameter.name().equals("first") ? ParameterGroup.REST : group(0.3, 0.2));
      case "sgd-momentum-groups" ->
          new ParameterUpdates(
              parameters,
              engine,
              new Sgd(0.9, false, 0),
              none,
              parameter -> parameter.name().equals("first") ? group(2, 0) : group(1, 0.2));
      case "sgd-clip-norm" ->
          new ParameterUpdates(parameters, engine, new Sgd(0, false, 0), Clipping.byNorm(2));
      case "sgd-momentum-clip-value" ->
          new ParameterUpdates(parameters, engine, new Sgd(0.9, false, 0), Clipping.byValue(0.5));
      case "adam-clip-norm" ->
          new ParameterUpdates(
              parameters, engine, new Adam(0.9, 0.999, 1e-8, 0), Clipping.byNorm(2));
      case "adamw-clip-value" ->
          new ParameterUpdates(
              parameters, engine, new AdamW(0.9, 0.999, 1e-8, 0.1), Clipping.byValue(0.5));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static ParameterGroup group(double rate, double weightDecay) {
    return new ParameterGroup(rate, OptionalDouble.of(weightDecay));
  }

  private static JsonObject golden() {
    try (InputStream in =
        Objects.requireNonNull(ParameterUpdatesTest.class.getResourceAsStream("optimizers.json"))) {
      return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .getAsJsonObject();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
