package org.attentiontoolkit.models.transformer;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.model.DecoderSlot;
import org.attentiontoolkit.api.model.TokenSpec;
import org.attentiontoolkit.api.model.Tokens;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against PyTorch's layers: see {@code make_transformer.py}. */
class TransformerGoldenTest {
  private static final int WIDTH = 8;
  private static final int WORDS = 7;
  private static final Tokens SOURCES =
      new Tokens(new int[] {1, 4, 2, 6, 3, 5}, Segments.ofLengths(4, 2));
  private static final Tokens TARGETS =
      new Tokens(new int[] {0, 2, 5, 0, 1, 6, 4, 3}, Segments.ofLengths(3, 5));

  /** What the files keep in single precision is this near to PyTorch's own. */
  private static final double KEPT = 1e-6;

  @ParameterizedTest
  @EnumSource(NormPlace.class)
  void givesWhatPyTorchGivesInDoublePrecision(NormPlace norm) throws Exception {
    compare(EngineOptions.doublePrecision(), norm, Normalisation.LAYER, KEPT);
  }

  @Test
  void givesWhatPyTorchGivesWithRootMeanSquareNorms() throws Exception {
    compare(EngineOptions.doublePrecision(), NormPlace.PRE, Normalisation.RMS, KEPT);
    compare(EngineOptions.defaults(), NormPlace.PRE, Normalisation.RMS, 1e-5);
  }

  /** Rounding grows over some twenty operations on values near 10. */
  @ParameterizedTest
  @EnumSource(NormPlace.class)
  void givesWhatPyTorchGives(NormPlace norm) throws Exception {
    compare(EngineOptions.defaults(), norm, Normalisation.LAYER, 1e-5);
  }

  private static void compare(
      EngineOptions options, NormPlace norm, Normalisation normalisation, double tolerance)
      throws URISyntaxException {
    String name = normalisation == Normalisation.RMS ? "rms" : norm.name();
    Path file =
        TorchFile.path(
            TransformerGoldenTest.class,
            "transformer-" + name.toLowerCase(Locale.ROOT) + ".safetensors");
    LayerConfig layers =
        TransformerParts.layers(WIDTH, 2, 12, norm, normalisation, PositionKind.SINUSOIDAL, 0);
    try (Engine engine = Engine.create(options);
        Parameters parameters = new Parameters();
        SafeTensorsReader expected = SafeTensorsReader.open(file)) {
      TransformerEncoder encoder =
          new TransformerEncoder(
              new TransformerEncoder.Config(TransformerParts.multiHead(2)),
              layers,
              new TokenSpec(WORDS),
              parameters.root().child("encoder"));
      TransformerDecoder decoder =
          new TransformerDecoder(
              new TransformerDecoder.Config(TransformerParts.multiHead(2)),
              layers,
              new DecoderSlot(WORDS, WIDTH, encoder.summaryWidth(), TransformerParts.multiHead(2)),
              parameters.root().child("decoder"));
      parameters.allocateUnread(engine);
      SafeTensors.read(file, parameters, NameMap.none().skip("gradient.*").skip("features"));
      try (Tape tape = engine.differentiating()) {
        Memory memory = encoder.encode(tape, SOURCES);
        Tensor features =
            decoder.decode(tape, memory, TARGETS, Attention.Weights.UNWANTED).features();
        TorchFile.check(engine, expected, "features", features.data(), tolerance);
        tape.backward(TorchFile.loss(tape, features), parameters);
      }
      for (Parameter parameter : parameters.all()) {
        TorchFile.check(
            engine, expected, "gradient." + parameter.name(), parameter.gradient(), tolerance);
      }
    }
  }
}
