package org.attentiontoolkit.tasks.search;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.memory.Region;

/** Steps of writing, one after another, in the memory of two of them. */
public final class Steps {
  private Steps() {}

  /**
   * Goes on step by step. What a step has made lives until the one after it is done.
   *
   * @param stop looked at once a step
   * @param first where the search begins
   * @param going whether it goes on from there
   * @param step what comes after it
   */
  public static <S> void run(
      Tape tape, Stop stop, S first, Predicate<S> going, UnaryOperator<S> step) {
    S state = first;
    Region before = tape.region();
    while (going.test(state)) {
      stop.check();
      Region now = tape.region();
      S from = state;
      state = now.make(() -> step.apply(from));
      before.close();
      before = now;
    }
    before.close();
  }
}
