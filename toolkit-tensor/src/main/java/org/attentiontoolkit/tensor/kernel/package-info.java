/**
 * The primitives operations are made of, and the choice between the two sets of them.
 *
 * <p>Reading order: {@link Kernels}, then the families it names.
 */
@NullMarked
package org.attentiontoolkit.tensor.kernel;

import org.jspecify.annotations.NullMarked;
