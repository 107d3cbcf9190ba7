package org.attentiontoolkit.models.transformer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * Where the weights of a decoder's attentions go, by place, if they are wanted.
 *
 * @param source of what looks at the source
 * @param before of what looks at the tokens so far
 */
record DecoderLooks(Optional<Map<String, Pairs>> source, Optional<Map<String, Pairs>> before) {
  static DecoderLooks of(Attention.Weights weights) {
    return weights == Attention.Weights.WANTED
        ? new DecoderLooks(Optional.of(new LinkedHashMap<>()), Optional.of(new LinkedHashMap<>()))
        : new DecoderLooks(Optional.empty(), Optional.empty());
  }

  Map<String, Pairs> ofSource() {
    return source.orElse(Map.of());
  }

  Map<String, Pairs> ofBefore() {
    return before.orElse(Map.of());
  }
}
