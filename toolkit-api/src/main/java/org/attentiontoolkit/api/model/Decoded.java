package org.attentiontoolkit.api.model;

import java.util.Map;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * What a decoder has made of known targets.
 *
 * @param features {@code [N, W]}, a row for each token of the inputs, in their order
 * @param weights attention weights by the name of the attention's place, such as {@code attention}
 *     or {@code layer.2.cross-attention}; the queries of sentence b are its target positions. Empty
 *     when unwanted or when there are none
 */
public record Decoded(Tensor features, Map<String, Pairs> weights) {}
