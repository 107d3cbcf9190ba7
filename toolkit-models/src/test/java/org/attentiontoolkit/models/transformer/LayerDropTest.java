package org.attentiontoolkit.models.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
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
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.junit.jupiter.api.Test;

class LayerDropTest {
  private static final int LAYERS = 3;
  private static final int STEPS = 2000;
  private static final double PROBABILITY = 0.3;
  private static final Tokens TOKENS =
      new Tokens(new int[] {1, 4, 2, 3, 5}, Segments.ofLengths(3, 2));

  @Test
  void eachLayerIsLeftOutAsOftenAsItShouldBe() {
    try (Engine engine = Engine.create(EngineOptions.defaults())) {
      LayerDrop drop = drop("encoder");
      // Five standard deviations of a binomial share.
      double spread = 5 * Math.sqrt(PROBABILITY * (1 - PROBABILITY) / STEPS);
      for (int layer = 0; layer < LAYERS; layer++) {
        int at = layer;
        long skipped =
            IntStream.range(0, STEPS).filter(step -> skipped(engine, drop, step)[at]).count();
        assertThat((double) skipped / STEPS).isCloseTo(PROBABILITY, within(spread));
      }
    }
  }

  @Test
  void whatIsLeftOutFollowsStepAndStack() {
    try (Engine engine = Engine.create(EngineOptions.defaults())) {
      boolean[][] first = all(engine, drop("encoder"));
      assertThat(all(engine, drop("encoder"))).isDeepEqualTo(first);
      assertThat(all(engine, drop("decoder"))).isNotEqualTo(first);
      assertThat(first[0])
          .isNotEqualTo(
              first[
                  IntStream.range(1, STEPS)
                      .filter(step -> !Arrays.equals(first[step], first[0]))
                      .findFirst()
                      .orElse(0)]);
    }
  }

  @Test
  void nothingIsLeftOutOutsideTraining() {
    try (Engine engine = Engine.create(EngineOptions.defaults())) {
      for (int i = 0; i < 100; i++) {
        try (Tape differentiating = engine.differentiating();
            Tape inference = engine.inference()) {
          assertThat(drop("encoder").skips(differentiating, i)).isFalse();
          assertThat(drop("encoder").skips(inference, i)).isFalse();
        }
      }
    }
  }

  /** A layer that is left out has no part in the result, so its gradients are zeros. */
  @Test
  void onlyLayersThatCountGetGradients() {
    try (Engine engine = Engine.create(EngineOptions.doublePrecision());
        Parameters parameters = new Parameters()) {
      LayerConfig layers = layers();
      TransformerEncoder encoder =
          new TransformerEncoder(
              new TransformerEncoder.Config(TransformerParts.multiHead(2)),
              layers,
              new TokenSpec(7),
              parameters.root().child("encoder"));
      TransformerDecoder decoder =
          new TransformerDecoder(
              new TransformerDecoder.Config(TransformerParts.multiHead(2)),
              layers,
              new DecoderSlot(7, 4, encoder.summaryWidth(), TransformerParts.multiHead(2)),
              parameters.root().child("decoder"));
      parameters.allocate(engine, 1);
      for (int step = 0; step < 20; step++) {
        parameters.clearGradients();
        try (Tape tape = engine.training(1, step)) {
          Memory memory = encoder.encode(tape, TOKENS);
          Tensor features =
              decoder.decode(tape, memory, TOKENS, Attention.Weights.UNWANTED).features();
          tape.backward(TorchFile.loss(tape, features), parameters);
        }
        // The source has no part in the result where no layer of the decoder looks at it.
        boolean[] inDecoder = skipped(engine, drop("decoder"), step);
        boolean unread = all(inDecoder);
        boolean[] inEncoder = skipped(engine, drop("encoder"), step);
        for (int layer = 0; layer < LAYERS; layer++) {
          assertThat(learns(parameters, "decoder.layer." + layer)).isEqualTo(!inDecoder[layer]);
          assertThat(learns(parameters, "encoder.layer." + layer))
              .isEqualTo(!unread && !inEncoder[layer]);
        }
      }
    }
  }

  private static boolean all(boolean[] values) {
    return IntStream.range(0, values.length).allMatch(i -> values[i]);
  }

  private static boolean learns(Parameters parameters, String layer) {
    return parameters.all().stream()
        .filter(p -> p.name().startsWith(layer + "."))
        .flatMapToDouble(p -> Arrays.stream(p.gradient().toDoubles()))
        .anyMatch(g -> g != 0);
  }

  private static boolean[][] all(Engine engine, LayerDrop drop) {
    return IntStream.range(0, STEPS)
        .mapToObj(step -> skipped(engine, drop, step))
        .toArray(boolean[][]::new);
  }

  private static boolean[] skipped(Engine engine, LayerDrop drop, int step) {
    try (Tape tape = engine.training(1, step)) {
      boolean[] skipped = new boolean[LAYERS];
      for (int layer = 0; layer < LAYERS; layer++) {
        skipped[layer] = drop.skips(tape, layer);
      }
      return skipped;
    }
  }

  private static LayerDrop drop(String stack) {
    return new LayerDrop(layers(), new Parameters().root().child(stack));
  }

  private static LayerConfig layers() {
    return TransformerParts.layers(
        4, LAYERS, 6, NormPlace.PRE, Normalisation.LAYER, PositionKind.SINUSOIDAL, PROBABILITY);
  }
}
