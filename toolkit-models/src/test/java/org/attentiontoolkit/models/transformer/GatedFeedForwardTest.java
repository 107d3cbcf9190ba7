package org.attentiontoolkit.models.transformer;

import java.nio.file.Path;
import java.util.Locale;
import org.attentiontoolkit.models.testing.TorchFile;
import org.attentiontoolkit.models.transformer.LayerConfig.NormPlace;
import org.attentiontoolkit.models.transformer.LayerConfig.Normalisation;
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
import org.attentiontoolkit.tensor.op.Activation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against PyTorch: see {@code make_gated.py}. */
class GatedFeedForwardTest {
  /** What the files keep in single precision is this near to PyTorch's own. */
  private static final double KEPT = 1e-6;

  @ParameterizedTest
  @EnumSource(names = {"SILU", "GELU"})
  void givesWhatPyTorchGives(Activation activation) throws Exception {
    Path file =
        TorchFile.path(
            GatedFeedForwardTest.class,
            "gated-" + activation.name().toLowerCase(Locale.ROOT) + ".safetensors");
    Parameters parameters = new Parameters();
    LayerConfig config =
        new LayerConfig(
            6,
            1,
            10,
            activation,
            true,
            NormPlace.PRE,
            Normalisation.LAYER,
            1e-5,
            PositionKind.NONE,
            1,
            false,
            0,
            0,
            0);
    FeedForward part = new FeedForward(config, parameters.root());
    try (Engine engine = Engine.create(EngineOptions.doublePrecision());
        SafeTensorsReader expected = SafeTensorsReader.open(file)) {
      parameters.allocateUnread(engine);
      NameMap names = NameMap.none().skip("gradient.*").skip("states").skip("result");
      SafeTensors.read(file, parameters, names);
      try (Tape tape = engine.differentiating()) {
        DenseArray states = expected.read("states", engine.kernels().memory(), Precision.DOUBLE);
        Tensor x = tape.constant(states.shape(), states.toDoubles());
        Tensor y = part.apply(tape, x, Segments.ofLengths(5).places());
        TorchFile.check(engine, expected, "result", y.data(), KEPT);
        tape.backward(TorchFile.loss(tape, y), parameters);
      }
      for (Parameter parameter : parameters.all()) {
        String name = "gradient." + parameter.name();
        TorchFile.check(engine, expected, name, parameter.gradient(), KEPT);
      }
    } finally {
      parameters.close();
    }
  }
}
