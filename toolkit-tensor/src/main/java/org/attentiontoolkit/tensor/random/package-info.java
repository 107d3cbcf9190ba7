/** Randomness as a function of (seed, purpose, step, index). */
@NullMarked
package org.attentiontoolkit.tensor.random;

import org.jspecify.annotations.NullMarked;
