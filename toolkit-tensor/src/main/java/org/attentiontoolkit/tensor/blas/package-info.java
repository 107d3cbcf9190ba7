/** OpenBLAS, called directly. */
@NullMarked
package org.attentiontoolkit.tensor.blas;

import org.jspecify.annotations.NullMarked;
