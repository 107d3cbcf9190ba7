/** Attention variants, one a file: from a query and a memory to a context. */
@NullMarked
package org.attentiontoolkit.models.attention;

import org.jspecify.annotations.NullMarked;
