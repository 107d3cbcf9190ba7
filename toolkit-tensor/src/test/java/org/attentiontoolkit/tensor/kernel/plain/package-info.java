/**
 * A kernel set as small as one can be: memory of its own, which nobody else can address, and the
 * primitives that have no default, as plain loops. It shows what a new set has to write.
 */
@NullMarked
package org.attentiontoolkit.tensor.kernel.plain;

import org.jspecify.annotations.NullMarked;
