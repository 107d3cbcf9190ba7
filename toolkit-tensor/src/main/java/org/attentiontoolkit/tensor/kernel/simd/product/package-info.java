/**
 * Matrix products: tiles, packed operands, and OpenBLAS where it is faster. Reading order: {@link
 * org.attentiontoolkit.tensor.kernel.simd.product.SimdProducts}, {@code BlockedProducts}, {@code
 * Tiles}.
 */
@NullMarked
package org.attentiontoolkit.tensor.kernel.simd.product;

import org.jspecify.annotations.NullMarked;
