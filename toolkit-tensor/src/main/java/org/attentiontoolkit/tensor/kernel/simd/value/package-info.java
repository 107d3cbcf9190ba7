/** What treats values alike: functions, their gradients, and updates of parameters. */
@NullMarked
package org.attentiontoolkit.tensor.kernel.simd.value;

import org.jspecify.annotations.NullMarked;
