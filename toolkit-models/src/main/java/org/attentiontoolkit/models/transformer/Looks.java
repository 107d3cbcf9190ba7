package org.attentiontoolkit.models.transformer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionOutput;
import org.attentiontoolkit.tensor.op.Pairs;

/** Collects what the attentions of a decoder have seen while it decodes once. */
final class Looks {
  private final boolean all;
  private final Optional<String> pointing;
  private final Map<String, Pairs> weights = new LinkedHashMap<>();
  private Optional<AttentionOutput> pointed = Optional.empty();

  /**
   * Nothing yet.
   *
   * @param wanted whether the weights of all places are wanted
   * @param pointing the place whose look is wanted in any case
   */
  Looks(Attention.Weights wanted, Optional<String> pointing) {
    all = wanted == Attention.Weights.WANTED;
    this.pointing = pointing;
  }

  /** Of places that nobody asks for. */
  static Looks none() {
    return new Looks(Attention.Weights.UNWANTED, Optional.empty());
  }

  /** Whether the weights of a place are needed. */
  Attention.Weights needed(String place) {
    return all || isPointing(place) ? Attention.Weights.WANTED : Attention.Weights.UNWANTED;
  }

  /** Takes what was seen in a place, with contexts as wide as the states. */
  void add(String place, AttentionOutput seen) {
    if (all) {
      seen.weights().ifPresent(pairs -> weights.put(place, pairs));
    }
    if (isPointing(place)) {
      pointed = Optional.of(seen);
    }
  }

  private boolean isPointing(String place) {
    return pointing.filter(place::equals).isPresent();
  }

  /** Weights by place, if all are wanted. */
  Map<String, Pairs> weights() {
    return weights;
  }

  /** What was seen in the place that points. */
  Optional<AttentionOutput> pointed() {
    return pointed;
  }
}
