package org.attentiontoolkit.runner.experiment;

import java.util.Optional;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.model.DecoderFactory;
import org.attentiontoolkit.api.model.EncoderFactory;
import org.attentiontoolkit.api.model.ModelParts;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * The parts of the model; a task takes those it needs.
 *
 * @param encoder reads the source
 * @param attention looks at what the encoder made
 * @param decoder predicts the target
 */
record ModelSettings(
    Optional<EncoderFactory> encoder,
    Optional<AttentionFactory> attention,
    Optional<DecoderFactory> decoder) {

  /** As a task asks for them. */
  ModelParts parts() {
    return new Parts(this);
  }

  private record Parts(ModelSettings settings) implements ModelParts {
    @Override
    public EncoderFactory encoder() {
      return needed(settings.encoder, "encoder");
    }

    @Override
    public AttentionFactory attention() {
      return needed(settings.attention, "attention");
    }

    @Override
    public DecoderFactory decoder() {
      return needed(settings.decoder, "decoder");
    }

    private static <T> T needed(Optional<T> part, String key) {
      return part.orElseThrow(() ->
          Problem.input("config.missing-key", "The task needs model." + key + ".")
              .hint("'./toolkit list " + key + "' shows what there is.")
              .exception());
    }
  }
}
