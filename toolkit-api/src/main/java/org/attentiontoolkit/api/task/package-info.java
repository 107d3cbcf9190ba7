/**
 * What is learned: data, loss, predictions and scores.
 *
 * <p>Reading order: {@link Task}, {@link PreparedTask}, {@link TaskModel}, {@link Evaluation}.
 */
@NullMarked
package org.attentiontoolkit.api.task;

import org.jspecify.annotations.NullMarked;
