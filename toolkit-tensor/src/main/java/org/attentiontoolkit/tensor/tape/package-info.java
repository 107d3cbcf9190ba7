/**
 * How a tape works: what it has recorded, and how it multiplies with weights.
 *
 * <p>Reading order: {@link org.attentiontoolkit.tensor.tape.GradientPlace}, {@link
 * org.attentiontoolkit.tensor.tape.Recording}, {@link
 * org.attentiontoolkit.tensor.tape.DeferredProducts}, {@link
 * org.attentiontoolkit.tensor.tape.WeightProducts}.
 */
@NullMarked
package org.attentiontoolkit.tensor.tape;

import org.jspecify.annotations.NullMarked;
