package org.attentiontoolkit.runner.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  Parts parts() {
    return new Parts();
  }

  /** Remembers what was asked for. */
  final class Parts implements ModelParts {
    private final Set<String> asked = new HashSet<>();

    private Parts() {}

    @Override
    public EncoderFactory encoder() {
      return needed(encoder, "encoder");
    }

    @Override
    public AttentionFactory attention() {
      return needed(attention, "attention");
    }

    @Override
    public DecoderFactory decoder() {
      return needed(decoder, "decoder");
    }

    /** The parts that the file describes and nobody asked for. */
    List<String> unused() {
      List<String> unused = new ArrayList<>();
      encoder.ifPresent(_ -> unused.add("encoder"));
      attention.ifPresent(_ -> unused.add("attention"));
      decoder.ifPresent(_ -> unused.add("decoder"));
      unused.removeAll(asked);
      return unused;
    }

    private <T> T needed(Optional<T> part, String key) {
      asked.add(key);
      return part.orElseThrow(() ->
          Problem.input("config.missing-key", "The task needs model." + key + ".")
              .hint("'./toolkit list " + key + "' shows what there is.")
              .exception());
    }
  }
}
