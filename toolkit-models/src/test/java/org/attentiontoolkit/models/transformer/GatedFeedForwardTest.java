package org.attentiontoolkit.models.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.attentiontoolkit.models.transformer.LayerConfig.NormPlace;
import org.attentiontoolkit.models.transformer.LayerConfig.PositionKind;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.io.NameMap;
import org.attentiontoolkit.tensor.io.SafeTensors;
import org.attentiontoolkit.tensor.io.SafeTensorsReader;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Activation;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.Reductions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against PyTorch: see {@code make_gated.py}. */
class GatedFeedForwardTest {
  /** What the files keep in single precision is this near to PyTorch's own. */
  private static final double KEPT = 1e-6;

  @ParameterizedTest
  @EnumSource(names = {"SILU", "GELU"})
  void givesWhatPyTorchGives(Activation activation) throws Exception {
    Path file = file(activation);
    Parameters parameters = new Parameters();
    LayerConfig config =
        new LayerConfig(
            6, 1, 10, activation, true, NormPlace.PRE, 1e-5, PositionKind.NONE, 1, false, 0, 0);
    FeedForward part = new FeedForward(config, parameters.root());
    try (Engine engine = Engine.create(EngineOptions.doublePrecision());
        SafeTensorsReader expected = SafeTensorsReader.open(file)) {
      parameters.allocateUnread(engine);
      NameMap names = NameMap.none().skip("gradient.*").skip("states").skip("result");
      SafeTensors.read(file, parameters, names);
      try (Tape tape = engine.differentiating()) {
        double[] states = read(engine, expected, "states");
        Tensor x = tape.constant(Shape.of(5, 6), states);
        Tensor y = part.apply(tape, x, Segments.ofLengths(5).places());
        check("result", y.data(), read(engine, expected, "result"));
        double[] probe = new double[states.length];
        for (int i = 0; i < probe.length; i++) {
          probe[i] = Math.cos(i);
        }
        Tensor loss =
            Reductions.sum(tape, Pointwise.multiply(tape, y, tape.constant(y.shape(), probe)));
        tape.backward(loss, parameters);
      }
      for (Parameter parameter : parameters.all()) {
        String name = "gradient." + parameter.name();
        check(name, parameter.gradient(), read(engine, expected, name));
      }
    } finally {
      parameters.close();
    }
  }

  /** As near as the largest value of the tensor allows. */
  private static void check(String name, DenseArray actual, double[] expected) {
    double largest = Arrays.stream(expected).map(Math::abs).reduce(1, Math::max);
    assertThat(actual.toDoubles()).as(name).containsExactly(expected, within(KEPT * largest));
  }

  private static double[] read(Engine engine, SafeTensorsReader file, String name) {
    DenseArray values = file.read(name, engine.kernels().memory(), Precision.DOUBLE);
    return values.toDoubles();
  }

  private static Path file(Activation activation) throws URISyntaxException {
    String name = "gated-" + activation.name().toLowerCase(Locale.ROOT) + ".safetensors";
    return Path.of(Objects.requireNonNull(GatedFeedForwardTest.class.getResource(name)).toURI());
  }
}
