package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Tensor;

/**
 * A value for every pair of a query and a key of the same sequence: scores or weights.
 *
 * @param values as {@code layout} says, {@code [Σ_b H · T_b · S_b]}
 * @param layout where each pair is
 */
public record Pairs(Tensor values, PairLayout layout) {}
