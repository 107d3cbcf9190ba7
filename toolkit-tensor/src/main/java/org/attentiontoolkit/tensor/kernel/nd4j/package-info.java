/**
 * The portable kernels: ND4J operations alone, in single and double precision, readable before
 * fast.
 */
@NullMarked
package org.attentiontoolkit.tensor.kernel.nd4j;

import org.jspecify.annotations.NullMarked;
