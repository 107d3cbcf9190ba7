/** The gates of recurrent cells. */
@NullMarked
package org.attentiontoolkit.tensor.kernel.simd.cell;

import org.jspecify.annotations.NullMarked;
