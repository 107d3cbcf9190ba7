package org.attentiontoolkit.tensor.kernel;

import java.util.Optional;
import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * What attention reads, or the gradients of it.
 *
 * @param queries {@code [Nq, H · D]}
 * @param keys {@code [Nk, G · D]}
 * @param values {@code [Nk, G · E]}
 * @param biases what is added to scores by distance, {@code [Nq, H · W]}, or the same for all
 *     queries, {@code [1, H · W]}, whose gradient has a row for each sequence, {@code [B, H · W]}
 * @param sinks a score for each head whose weight goes nowhere, {@code [H]}; its gradient has a row
 *     for each sequence, {@code [B, H]}
 */
public record AttentionArrays(
    DenseArray queries,
    DenseArray keys,
    DenseArray values,
    Optional<DenseArray> biases,
    Optional<DenseArray> sinks) {
  /** Without biases and sinks. */
  public AttentionArrays(DenseArray queries, DenseArray keys, DenseArray values) {
    this(queries, keys, values, Optional.empty(), Optional.empty());
  }
}
