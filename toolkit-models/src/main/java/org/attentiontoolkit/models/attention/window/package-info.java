/** Which keys a query looks at, one a file. */
@NullMarked
package org.attentiontoolkit.models.attention.window;

import org.jspecify.annotations.NullMarked;
