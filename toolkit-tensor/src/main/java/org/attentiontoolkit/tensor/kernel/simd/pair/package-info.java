/**
 * Pairs of queries and keys: {@link org.attentiontoolkit.tensor.kernel.simd.pair.SimdPairs} for
 * scores that are stored, {@link org.attentiontoolkit.tensor.kernel.simd.pair.SimdAttention} for
 * those that are not.
 */
@NullMarked
package org.attentiontoolkit.tensor.kernel.simd.pair;

import org.jspecify.annotations.NullMarked;
