/**
 * Learning: {@link Trainer} goes through the batches that {@link BatchFeed} prepares, as {@link
 * TrainingPlan} says, updates by {@link TrainingStep}, counts in {@link TrainingState}, keeps the
 * best in a {@link ModelFile} and tells {@link TrainingEvents}.
 */
@NullMarked
package org.attentiontoolkit.runner.train;

import org.jspecify.annotations.NullMarked;
