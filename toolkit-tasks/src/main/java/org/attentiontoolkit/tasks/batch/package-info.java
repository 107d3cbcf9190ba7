/**
 * Which examples make which batch: {@link BatchSettings}, {@link BatchPlanner}, {@link BatchPlan}.
 */
@NullMarked
package org.attentiontoolkit.tasks.batch;

import org.jspecify.annotations.NullMarked;
