package org.attentiontoolkit.api.model;

import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * What a decoder has made of known targets. Weights are by the name of the attention's place, such
 * as {@code attention} or {@code layer.2.cross-attention}, in the order of the layers, the lowest
 * first; the queries of sentence b are its target positions. They are empty when unwanted or when
 * there are none.
 *
 * @param features {@code [N, W]}, a row for each token of the inputs, in their order
 * @param weights of what looks at the source: {@code [H][T][S]} of each sentence
 * @param before of what looks at the target up to the position itself: {@code [H][T][T]} of each
 *     sentence, zero for positions behind it
 * @param coverageLoss {@code Σ_t Σ_i min(a_ti, c_ti)} over all target positions t and source
 *     positions i, one value, where the decoder {@linkplain Decoder#covers covers}: See, Liu and
 *     Manning, "Get to the point", ACL 2017, equation 12, with the weights a and their sums c over
 *     the positions before
 * @param pointer where to copy from at each row of the features, if the {@linkplain
 *     DecoderSlot#pointing slot asks for it}
 */
public record Decoded(
    Tensor features,
    Map<String, Pairs> weights,
    Map<String, Pairs> before,
    Optional<Tensor> coverageLoss,
    Optional<Pointer> pointer) {
  /** Of a decoder that looks at the source alone, without coverage and pointer. */
  public Decoded(Tensor features, Map<String, Pairs> weights) {
    this(features, weights, Map.of(), Optional.empty(), Optional.empty());
  }
}
