/** How well a key suits a query, one a file. */
@NullMarked
package org.attentiontoolkit.models.attention.score;

import org.jspecify.annotations.NullMarked;
