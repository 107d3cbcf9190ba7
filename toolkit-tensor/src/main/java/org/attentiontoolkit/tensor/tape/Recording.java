package org.attentiontoolkit.tensor.tape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attentiontoolkit.tensor.memory.Arena;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Region;

/**
 * The operations of a step, to be run backwards: the last first. The gradient of each result goes
 * once it has flowed on, and the products that make the gradient of a weight are formed when its
 * first use has run, so that a deep stack never holds the gradients of all its activations.
 */
public final class Recording {
  /** What is over when an array of the way back is used too late. */
  static final String USED_UP = "the operation that needed it has run backwards";

  /**
   * An operation.
   *
   * @param gradient of its result
   * @param owned whether that has memory of its own
   * @param backward how it flows on
   */
  private record Operation(GradientPlace gradient, boolean owned, Runnable backward) {}

  private final Arena arena;
  private final DeferredProducts deferred;
  private final List<Operation> operations = new ArrayList<>();

  /** For each parameter, how many operations were recorded before the first that uses it. */
  private final Map<GradientPlace, Integer> firstUses = new HashMap<>();

  /** Nothing yet. */
  public Recording(Arena arena, DeferredProducts deferred) {
    this.arena = arena;
    this.deferred = deferred;
  }

  /** That the next operation uses a parameter. */
  public void uses(GradientPlace parameter) {
    firstUses.putIfAbsent(parameter, operations.size());
  }

  /**
   * Adds an operation.
   *
   * @param gradient of its result
   * @param owned whether that has memory of its own, not a window's
   * @param backward how it flows on
   */
  public void add(GradientPlace gradient, boolean owned, Runnable backward) {
    operations.add(new Operation(gradient, owned, backward));
  }

  /** Runs all of them, which are forgotten then. */
  public void runBackwards() {
    Map<Integer, List<GradientPlace>> usedFirst =
        firstUses.keySet().stream().collect(Collectors.groupingBy(firstUses::get));
    for (int i = operations.size() - 1; i >= 0; i--) {
      runBackwards(operations.get(i), usedFirst.getOrDefault(i, List.of()));
    }
    deferred.flush();
    operations.clear();
    firstUses.clear();
  }

  /**
   * Runs one of them.
   *
   * @param usedUp the parameters that no operation before it uses
   */
  private void runBackwards(Operation operation, List<GradientPlace> usedUp) {
    try (Region middle = arena.region(true)) {
      middle.make(() -> {
        if (operation.gradient().begun()) {
          operation.backward().run();
        }
        usedUp.forEach(deferred::flush);
        return true;
      });
    }
    DenseArray gradient = operation.gradient().array();
    if (gradient != null && operation.owned()) {
      arena.release(gradient, USED_UP);
    }
  }
}
