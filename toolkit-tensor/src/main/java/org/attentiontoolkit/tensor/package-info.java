/** Tensors on ND4J memory, their gradients, kernels and optimizers. */
@NullMarked
package org.attentiontoolkit.tensor;

import org.jspecify.annotations.NullMarked;
