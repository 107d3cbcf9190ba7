package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * What attention computes.
 *
 * @param contexts {@code [Nq, H · E]}
 * @param logSums {@code log Σ e^score} of each query in each head, a sink included, for the way
 *     back: {@code [Nq, H]}
 */
public record AttentionResult(DenseArray contexts, DenseArray logSums) {}
