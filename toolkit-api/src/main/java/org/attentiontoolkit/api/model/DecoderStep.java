package org.attentiontoolkit.api.model;

import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * One step of a decoder.
 *
 * @param state after the step
 * @param features {@code [rows, W]}
 * @param weights as in {@link Decoded#weights}, of what looks at the source; the queries of source
 *     b are its hypotheses
 * @param pointer as in {@link Decoded#pointer}
 */
public record DecoderStep(
    DecoderState state, Tensor features, Map<String, Pairs> weights, Optional<Pointer> pointer) {
  /** Without a pointer. */
  public DecoderStep(DecoderState state, Tensor features, Map<String, Pairs> weights) {
    this(state, features, weights, Optional.empty());
  }
}
