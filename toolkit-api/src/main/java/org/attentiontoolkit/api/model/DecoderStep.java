package org.attentiontoolkit.api.model;

import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * One step of a decoder. Weights are by place, in the order of the layers, as in {@link Decoded}.
 *
 * @param state after the step
 * @param features {@code [rows, W]}
 * @param weights of what looks at the source; the queries of source b are its hypotheses
 * @param before of what looks at the tokens so far; each row is a sequence of one query, and its
 *     keys are the positions of the steps up to this one
 * @param pointer as in {@link Decoded#pointer}
 */
public record DecoderStep(
    DecoderState state,
    Tensor features,
    Map<String, Pairs> weights,
    Map<String, Pairs> before,
    Optional<Pointer> pointer) {
  /** Of a decoder that looks at the source alone, without a pointer. */
  public DecoderStep(DecoderState state, Tensor features, Map<String, Pairs> weights) {
    this(state, features, weights, Map.of(), Optional.empty());
  }
}
