/** Sharing work between threads without the result depending on how many there are. */
@NullMarked
package org.attentiontoolkit.tensor.parallel;

import org.jspecify.annotations.NullMarked;
