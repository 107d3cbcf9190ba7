/**
 * The fast kernels on a CPU: Java's Vector API on native memory, OpenBLAS for matrix products, and
 * {@link org.attentiontoolkit.tensor.parallel.Workers} to share the work. Single precision only.
 *
 * <p>Every value's bits depend on the inputs alone: not on the number of threads, not on where in
 * an array a value stands, not on whether the code has been compiled yet. So sums over lanes go
 * through {@link org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath#sum}, whose order is
 * fixed, never through {@code reduceLanes(ADD)}, whose order is not; tails use masks, not scalar
 * loops.
 */
@NullMarked
package org.attentiontoolkit.tensor.kernel.simd;

import org.jspecify.annotations.NullMarked;
