package org.attentiontoolkit.api.attention;

import java.util.Optional;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * What queries have seen.
 *
 * @param context {@code [M, C]}, one row a query
 * @param weights how much each query looked at each state; absent when unwanted or when the
 *     attention has none
 */
public record AttentionOutput(Tensor context, Optional<Pairs> weights) {}
