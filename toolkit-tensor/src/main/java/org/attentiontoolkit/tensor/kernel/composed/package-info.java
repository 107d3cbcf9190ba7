/**
 * Primitives made of others, so that a kernel set is small: matrix products, what treats values
 * alike, and what works along rows are enough for all the rest.
 */
@NullMarked
package org.attentiontoolkit.tensor.kernel.composed;

import org.jspecify.annotations.NullMarked;
