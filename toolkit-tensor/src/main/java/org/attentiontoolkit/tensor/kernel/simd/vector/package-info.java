/**
 * What all loops are made of: functions of vectors, places in memory, how an array is shared among
 * threads, and loops along a row.
 */
@NullMarked
package org.attentiontoolkit.tensor.kernel.simd.vector;

import org.jspecify.annotations.NullMarked;
