/** Which examples make which batch: {@link BatchSettings}, {@link BatchPlanner}. */
@NullMarked
package org.attentiontoolkit.tasks.batch;

import org.jspecify.annotations.NullMarked;
