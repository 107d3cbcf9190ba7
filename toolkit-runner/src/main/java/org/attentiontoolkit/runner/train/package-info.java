/**
 * Learning: {@link Trainer} goes through the batches as {@link TrainingPlan} says, counts in {@link
 * TrainingState} and tells {@link TrainingEvents}.
 */
@NullMarked
package org.attentiontoolkit.runner.train;

import org.jspecify.annotations.NullMarked;
