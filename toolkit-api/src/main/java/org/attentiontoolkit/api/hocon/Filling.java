package org.attentiontoolkit.api.hocon;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How large values get, and how deep their computing leads, once references are filled in: told
 * from the outlines, before the library is let at it. A value that refers twice to one that refers
 * twice doubles with each line. The sizes are bounds, for what hides what is not looked at.
 */
final class Filling {
  /** What a key and its value weigh beside their characters. */
  private static final int ENTRY = 16;

  /**
   * What a key costs.
   *
   * @param size characters, with the weight of each entry
   * @param steps references and blocks that have to be gone through
   */
  private record Cost(long size, int steps) {}

  private final Outline root;
  private final Map<Outline, Cost> known = new IdentityHashMap<>();
  private int steps;

  private Filling(Outline root) {
    this.root = root;
  }

  /**
   * Complains of values that grow beyond the {@link FileLimits}.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if there is one
   */
  static void check(Outline root) {
    Filling filling = new Filling(root);
    filling.cost(root, Optional.empty());
  }

  private Cost cost(Outline key, Optional<Place> from) {
    Cost before = known.get(key);
    if (before != null) {
      return before;
    }
    steps++;
    checkSteps(0, from);
    known.put(key, new Cost(0, 0));
    long all = ENTRY;
    int deepest = 0;
    Optional<Place> place = from;
    if (key.definitions().size() > FileLimits.DEFINITIONS) {
      throw Allowance.tooLarge(
          "more than " + FileLimits.DEFINITIONS + " values of one key have a part in each other",
          key.definitions().getLast().place());
    }
    for (Outline.Definition definition : key.definitions()) {
      place = Optional.of(definition.place());
      Cost cost = cost(definition);
      all += cost.size();
      deepest = Math.max(deepest, cost.steps());
      // What a reference to itself in the next definition is filled in with.
      known.put(key, new Cost(cost.size(), cost.steps()));
    }
    for (Map.Entry<String, Outline> inner : key.below().entrySet()) {
      Cost cost = cost(inner.getValue(), place);
      all += inner.getKey().length() + cost.size();
      deepest = Math.max(deepest, cost.steps());
      check(all, deepest, place);
    }
    steps--;
    Cost cost = new Cost(all, deepest + 1);
    check(all, cost.steps(), place);
    known.put(key, cost);
    return cost;
  }

  private Cost cost(Outline.Definition definition) {
    long size = definition.size();
    int deepest = 0;
    Optional<Place> place = Optional.of(definition.place());
    for (Outline.Reference reference : definition.references()) {
      Cost cost = target(reference, place);
      size += cost.size();
      deepest = Math.max(deepest, cost.steps());
      check(size, deepest, place);
    }
    return new Cost(size, deepest);
  }

  private void check(long size, int deepest, Optional<Place> place) {
    if (size > FileLimits.FILLED) {
      String sentence = "with its ${ } filled in, it is longer than " + FileLimits.FILLED;
      throw Allowance.tooLarge(sentence + " characters", orNowhere(place));
    }
    checkSteps(deepest, place);
  }

  private void checkSteps(int deepest, Optional<Place> place) {
    if (steps + deepest > FileLimits.CHAIN) {
      throw Allowance.tooDeep(
          "more than " + FileLimits.CHAIN + " ${ } and blocks have to be filled in for each other",
          orNowhere(place));
    }
  }

  private static Place orNowhere(Optional<Place> place) {
    return place.orElse(Whereabouts.NOWHERE.first());
  }

  private Cost target(Outline.Reference reference, Optional<Place> place) {
    List<String> path = reference.path();
    return find(path)
        .or(() -> find(path.subList(reference.prefix(), path.size())))
        .map(key -> cost(key, place))
        .orElse(new Cost(0, 0));
  }

  /** What stands at a path, or else at the first keys of it, which may be a reference. */
  private Optional<Outline> find(List<String> path) {
    Outline key = root;
    for (String name : path) {
      Outline next = key.below().get(name);
      if (next == null) {
        return key.definitions().isEmpty() ? Optional.empty() : Optional.of(key);
      }
      key = next;
    }
    return Optional.of(key);
  }
}
