package org.attentiontoolkit.tasks.data;

import java.util.List;
import org.attentiontoolkit.api.task.Split;

/**
 * The examples of a split.
 *
 * @param split which one
 * @param list the examples in the order of the source
 * @param leftOut how many pairs were too long
 */
public record Examples(Split split, List<ParallelExample> list, int leftOut) {
  /** Keeps a list that nobody changes. */
  public Examples {
    list = List.copyOf(list);
  }
}
