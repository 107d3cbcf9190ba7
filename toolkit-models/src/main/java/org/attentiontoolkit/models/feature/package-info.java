/** Encoders of vectors that are there already. */
@NullMarked
package org.attentiontoolkit.models.feature;

import org.jspecify.annotations.NullMarked;
