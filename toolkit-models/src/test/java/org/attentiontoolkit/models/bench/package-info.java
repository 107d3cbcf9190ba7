/** Measurements by hand: no tests. */
@NullMarked
package org.attentiontoolkit.models.bench;

import org.jspecify.annotations.NullMarked;
