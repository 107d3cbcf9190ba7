package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * What attention reads, or the gradients of it.
 *
 * @param queries {@code [Nq, H · D]}
 * @param keys {@code [Nk, G · D]}
 * @param values {@code [Nk, G · E]}
 */
public record AttentionArrays(DenseArray queries, DenseArray keys, DenseArray values) {}
