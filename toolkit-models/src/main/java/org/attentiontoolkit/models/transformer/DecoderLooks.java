package org.attentiontoolkit.models.transformer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionOutput;
import org.attentiontoolkit.tensor.op.Pairs;

/** Collects what the attentions of a decoder have seen while it decodes once. */
final class DecoderLooks {
  private final Optional<String> pointing;
  private final Map<String, Pairs> source = new LinkedHashMap<>();
  private final Optional<Map<String, Pairs>> before;
  private Optional<AttentionOutput> pointed = Optional.empty();

  /**
   * Nothing yet.
   *
   * @param weights whether the weights of all places are wanted
   * @param pointing the place that looks at the source and whose look is wanted in any case
   */
  DecoderLooks(Attention.Weights weights, Optional<String> pointing) {
    this.pointing = pointing;
    before =
        weights == Attention.Weights.WANTED ? Optional.of(new LinkedHashMap<>()) : Optional.empty();
  }

  /** Whether the weights of a place that looks at the source are needed. */
  Attention.Weights needed(String place) {
    return before.isPresent() || isPointing(place)
        ? Attention.Weights.WANTED
        : Attention.Weights.UNWANTED;
  }

  /** Takes what a place has seen of the source, with contexts as wide as the states. */
  void ofSource(String place, AttentionOutput seen) {
    if (before.isPresent()) {
      seen.weights().ifPresent(pairs -> source.put(place, pairs));
    }
    if (isPointing(place)) {
      pointed = Optional.of(seen);
    }
  }

  private boolean isPointing(String place) {
    return pointing.filter(place::equals).isPresent();
  }

  /** Where weights of what looks at the tokens so far go, by place, if they are wanted. */
  Optional<Map<String, Pairs>> before() {
    return before;
  }

  /** Of what looks at the source, by place; none if unwanted. */
  Map<String, Pairs> ofSource() {
    return source;
  }

  /** Of what looks at the tokens so far, by place; none if unwanted. */
  Map<String, Pairs> ofBefore() {
    return before.orElse(Map.of());
  }

  /** What was seen in the place that points. */
  Optional<AttentionOutput> pointed() {
    return pointed;
  }
}
