/** How problems are shown on a terminal: {@link ProblemText}. */
@NullMarked
package org.attentiontoolkit.api.error;

import org.jspecify.annotations.NullMarked;
