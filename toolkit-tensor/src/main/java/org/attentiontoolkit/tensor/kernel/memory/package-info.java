/** Memory for kernel sets that work on what ND4J allocates. */
@NullMarked
package org.attentiontoolkit.tensor.kernel.memory;

import org.jspecify.annotations.NullMarked;
