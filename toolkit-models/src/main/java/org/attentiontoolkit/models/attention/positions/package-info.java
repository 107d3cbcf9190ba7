/** How an attention counts where queries and keys stand, one a file. */
@NullMarked
package org.attentiontoolkit.models.attention.positions;

import org.jspecify.annotations.NullMarked;
