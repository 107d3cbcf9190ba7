/**
 * Where values live: native memory owned by ND4J.
 *
 * <p>Reading order: {@link Shape}, {@link DenseArray}, {@link Arena}.
 */
@NullMarked
package org.attentiontoolkit.tensor.memory;

import org.jspecify.annotations.NullMarked;
