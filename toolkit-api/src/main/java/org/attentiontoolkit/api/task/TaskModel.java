package org.attentiontoolkit.api.task;

import org.attentiontoolkit.tensor.Tape;

/** A model put together for a task. */
public interface TaskModel {
  /** The loss of a batch of this task. */
  Loss loss(Tape tape, Batch batch);
}
