package org.attentiontoolkit.tensor;

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
final class Recording {
  /** What is over when an array of the way back is used too late. */
  static final String USED_UP = "the operation that needed it has run backwards";

  private record Operation(Tensor result, Runnable backward) {}

  private final Arena arena;
  private final DeferredProducts deferred;
  private final List<Operation> operations = new ArrayList<>();

  /** For each parameter, how many operations were recorded before the first that uses it. */
  private final Map<Parameter, Integer> firstUses = new HashMap<>();

  Recording(Arena arena, DeferredProducts deferred) {
    this.arena = arena;
    this.deferred = deferred;
  }

  /** That the next operation uses tensors. */
  void uses(Tensor... inputs) {
    for (Tensor input : inputs) {
      if (input instanceof Parameter parameter && parameter.trainable()) {
        firstUses.putIfAbsent(parameter, operations.size());
      }
    }
  }

  void add(Tensor result, Runnable backward) {
    operations.add(new Operation(result, backward));
  }

  /** Runs all of them, which are forgotten then. */
  void runBackwards() {
    Map<Integer, List<Parameter>> usedFirst =
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
  private void runBackwards(Operation operation, List<Parameter> usedUp) {
    try (Region middle = arena.region(true)) {
      middle.make(() -> {
        if (operation.result().hasGradient) {
          operation.backward().run();
        }
        usedUp.forEach(deferred::flush);
        return true;
      });
    }
    DenseArray gradient = operation.result().gradient;
    if (gradient != null && operation.result().viewed() == null) {
      arena.release(gradient, USED_UP);
    }
  }
}
