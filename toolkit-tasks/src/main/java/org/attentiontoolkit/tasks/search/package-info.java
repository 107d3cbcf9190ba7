/** How outputs are found, one token after another: {@link GreedySearch}. */
@NullMarked
package org.attentiontoolkit.tasks.search;

import org.jspecify.annotations.NullMarked;
