package org.attentiontoolkit.models.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.model.Decoded;
import org.attentiontoolkit.api.model.DecoderSlot;
import org.attentiontoolkit.api.model.Encoded;
import org.attentiontoolkit.api.model.TokenSpec;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.models.testing.TorchFile;
import org.attentiontoolkit.models.transformer.LayerConfig.NormPlace;
import org.attentiontoolkit.models.transformer.LayerConfig.PositionKind;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.io.NameMap;
import org.attentiontoolkit.tensor.io.SafeTensors;
import org.attentiontoolkit.tensor.io.SafeTensorsReader;
import org.attentiontoolkit.tensor.op.Pairs;
import org.junit.jupiter.api.Test;

/** What every head of every layer looks at, against PyTorch: see {@code make_weights.py}. */
final class TransformerWeightsTest {
  private static final int WIDTH = 8;
  private static final int WORDS = 7;
  private static final Tokens SOURCES =
      new Tokens(new int[] {1, 4, 2, 6, 3, 5}, Segments.ofLengths(4, 2));
  private static final Tokens TARGETS =
      new Tokens(new int[] {0, 2, 5, 0, 1, 6, 4, 3}, Segments.ofLengths(3, 5));

  /** Parameters and weights are kept in single precision; scores are below 100. */
  private static final double KEPT = 1e-5;

  @Test
  void eachSlotLayerAndHeadLooksWherePyTorchsDoes() throws Exception {
    LayerConfig layers =
        TransformerParts.layers(WIDTH, 2, 12, NormPlace.PRE, PositionKind.SINUSOIDAL);
    try (Engine engine = Engine.create(EngineOptions.doublePrecision());
        Parameters parameters = new Parameters();
        SafeTensorsReader expected =
            SafeTensorsReader.open(
                TorchFile.path(
                    TransformerWeightsTest.class, "transformer-pre-weights.safetensors"))) {
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
      SafeTensors.read(
          TorchFile.path(TransformerWeightsTest.class, "transformer-pre.safetensors"),
          parameters,
          NameMap.none().skip("gradient.*").skip("features"));
      try (Tape tape = engine.inference()) {
        Encoded encoded = encoder.look(tape, SOURCES);
        Decoded decoded = decoder.decode(tape, encoded.memory(), TARGETS, Attention.Weights.WANTED);
        assertThat(encoded.weights().keySet())
            .containsExactly("layer.0.attention", "layer.1.attention");
        assertThat(decoded.before().keySet())
            .containsExactly("layer.0.self-attention", "layer.1.self-attention");
        assertThat(decoded.weights().keySet())
            .containsExactly("layer.0.cross-attention", "layer.1.cross-attention");
        check(engine, expected, "encoder.", encoded.weights());
        check(engine, expected, "decoder.", decoded.before());
        check(engine, expected, "decoder.", decoded.weights());
      }
    }
  }

  private static void check(
      Engine engine, SafeTensorsReader expected, String stack, Map<String, Pairs> weights) {
    weights.forEach((place, pairs) ->
        TorchFile.check(engine, expected, stack + place, pairs.values().data(), KEPT));
  }
}
