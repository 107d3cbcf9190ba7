package org.attentiontoolkit.api.task;

import org.attentiontoolkit.tensor.Tape;

/**
 * A model put together for a task.
 *
 * @param <B> what it learns from
 */
public interface TaskModel<B extends Batch> {
  /** The loss of a batch. */
  Loss loss(Tape tape, B batch);
}
