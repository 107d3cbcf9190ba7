package org.attentiontoolkit.api.model;

import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * What a decoder tells an output layer that may copy words of the source: Vinyals, Fortunato and
 * Jaitly, "Pointer networks", NeurIPS 2015; See, Liu and Manning, "Get to the point", ACL 2017.
 *
 * @param asked {@code [N, G]}, from what it is decided whether to copy: context, state and the
 *     embedded last token, side by side (See et al., equation 8)
 * @param weights how much each row looks at each position of its source, of one or several heads;
 *     gradients pass through them
 */
public record Pointer(Tensor asked, Pairs weights) {}
