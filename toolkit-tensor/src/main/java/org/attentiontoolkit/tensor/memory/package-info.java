/**
 * Where values live: memory that a kernel set owns, addresses and moves.
 *
 * <p>Reading order: {@link Shape}, {@link Memory}, {@link DenseArray}, {@link Arena}.
 */
@NullMarked
package org.attentiontoolkit.tensor.memory;

import org.jspecify.annotations.NullMarked;
