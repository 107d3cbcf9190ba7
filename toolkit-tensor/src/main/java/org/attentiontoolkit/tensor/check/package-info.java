/** Proof that gradients are right: {@link org.attentiontoolkit.tensor.check.GradientCheck}. */
@NullMarked
package org.attentiontoolkit.tensor.check;

import org.jspecify.annotations.NullMarked;
