/**
 * Tensors and their gradients.
 *
 * <p>Reading order: {@link org.attentiontoolkit.tensor.Tensor}, {@link
 * org.attentiontoolkit.tensor.Tape}, {@link org.attentiontoolkit.tensor.Segments}, {@link
 * org.attentiontoolkit.tensor.Packed}, {@link org.attentiontoolkit.tensor.Parameters}, {@link
 * org.attentiontoolkit.tensor.Engine}; then the operations in {@code tensor.op}.
 *
 * <p>Shapes use one legend everywhere: B sequences in the batch, N tokens in all of them, D width,
 * H heads, T and S target and source length, V vocabulary.
 */
@NullMarked
package org.attentiontoolkit.tensor;

import org.jspecify.annotations.NullMarked;
