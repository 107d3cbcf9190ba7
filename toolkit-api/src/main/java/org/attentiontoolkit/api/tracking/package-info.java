/** Where runs report to. */
@NullMarked
package org.attentiontoolkit.api.tracking;

import org.jspecify.annotations.NullMarked;
