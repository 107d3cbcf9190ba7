/** What works along the rows of a matrix: sums, softmax, layer norm. */
@NullMarked
package org.attentiontoolkit.tensor.kernel.simd.row;

import org.jspecify.annotations.NullMarked;
