package org.attentiontoolkit.api.hocon;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Computes the values of keys from all that was written for them. A key is computed when it is
 * first asked for, and a key within a block without the rest of the block, so that blocks may refer
 * to each other.
 */
final class Layers {
  private final Resolver resolver;
  private final Work work;
  private final Map<Slot, Progress> progress = new IdentityHashMap<>();

  /** How many keys are being computed. */
  private int frames;

  /**
   * The first of them of which the value before was used. What is computed meanwhile holds only
   * within it, and is computed anew when it is asked for again.
   */
  private int reach = Integer.MAX_VALUE;

  Layers(Resolver resolver, Work work) {
    this.resolver = resolver;
    this.work = work;
  }

  Outcome value(Slot slot) {
    List<Written> definitions = slot.definitions();
    if (definitions.size() == 1 && definitions.getFirst() instanceof Written.Single(Value value)) {
      return new Outcome.Found(value);
    }
    Progress known = progressOf(slot);
    if (known.result.isPresent()) {
      return known.result.get();
    }
    return known.isBusy() ? before(slot, known) : compute(slot, known);
  }

  private Progress progressOf(Slot slot) {
    return progress.computeIfAbsent(slot, s -> new Progress());
  }

  private Outcome compute(Slot slot, Progress known) {
    int outerReach = reach;
    int outerFrame = known.frame;
    reach = Integer.MAX_VALUE;
    known.frame = ++frames;
    Outcome value = upTo(slot, known, slot.definitions().size());
    if (reach >= known.frame) {
      known.result = Optional.of(value);
    }
    reach = Math.min(reach, outerReach);
    known.frame = outerFrame;
    frames--;
    return value;
  }

  /** What a key was before the definition that is being looked into. */
  private Outcome before(Slot slot, Progress known) {
    reach = Math.min(reach, known.frame);
    int index = known.index;
    if (index == 0) {
      return Outcome.Missing.CIRCLE;
    }
    known.rest();
    Outcome value = upTo(slot, known, index);
    known.index = index;
    return value;
  }

  /** The value of a key from its first definitions. */
  private Outcome upTo(Slot slot, Progress known, int count) {
    // From the last down to the first that is no block: nothing below can have a part in it.
    Outcome value = Outcome.Missing.ABSENT;
    for (int i = count - 1; i >= 0 && !hides(value); i--) {
      boolean underBlock = value instanceof Outcome.Found;
      Outcome lower =
          switch (slot.definitions().get(i)) {
            case Written.Block block -> resolver.block(block, value);
            case Written.Added _ when !underBlock -> grown(slot, known, i);
            case Written.Added _, Written.Many _ when underBlock -> Outcome.Missing.HIDDEN;
            case Written other -> at(i, known, other);
          };
      if (lower == Outcome.Missing.CIRCLE) {
        return lower;
      }
      value = over(value, lower);
    }
    return value instanceof Outcome.Found(Value.Block block) && slot.isAlone()
        ? new Outcome.Found(block.alone())
        : value;
  }

  private Outcome at(int index, Progress known, Written written) {
    known.index = index;
    Outcome value = resolver.value(written);
    known.rest();
    return value;
  }

  /** A list with what {@code +=} adds to it up to a definition, all at once. */
  private Outcome grown(Slot slot, Progress known, int last) {
    List<Written> definitions = slot.definitions();
    int first = last;
    while (first > 0 && definitions.get(first - 1) instanceof Written.Added) {
      first--;
    }
    Written.Added added = (Written.Added) definitions.get(first);
    work.enter(added.place());
    Outcome before = upTo(slot, known, first);
    work.leave();
    List<Value> values = new ArrayList<>();
    Place place = added.place();
    switch (before) {
      case Outcome.Found(Value.Items items) -> {
        values.addAll(items.values());
        place = items.place();
      }
      case Outcome.Found(Value.Nothing _) -> {}
      case Outcome.Found _ -> {
        return resolver.mixed(added, place);
      }
      case Outcome.Missing.ABSENT, Outcome.Missing.HIDDEN -> {}
      case Outcome.Missing stops -> {
        return stops;
      }
    }
    for (int i = first; i <= last; i++) {
      Outcome element = at(i, known, ((Written.Added) definitions.get(i)).element());
      if (stops(element)) {
        return element;
      }
      if (element instanceof Outcome.Found(Value found)) {
        values.add(found);
      }
    }
    return resolver.items(values, place);
  }

  /** What is at a path below a key. */
  Outcome below(Slot slot, List<String> path) {
    Progress known = progressOf(slot);
    if (known.result.isPresent()) {
      return walk(known.result.get(), path);
    }
    int count = slot.definitions().size();
    if (known.isBusy()) {
      reach = Math.min(reach, known.frame);
      count = known.index;
    }
    count = counting(slot.definitions().subList(0, count), path);
    Outcome value = known.isBusy() ? Outcome.Missing.CIRCLE : Outcome.Missing.ABSENT;
    Outcome here = Outcome.Missing.ABSENT;
    for (int i = count - 1; i >= 0 && !hides(here); i--) {
      here = below(slot, known, i, path);
      value = over(value, here);
    }
    return value;
  }

  /**
   * How many of the definitions count: when one of them is asking, its own value at the path being
   * computed, those above it don't.
   */
  private int counting(List<Written> definitions, List<String> path) {
    for (int i = 0; i < definitions.size(); i++) {
      if (definitions.get(i) instanceof Written.Block block) {
        Optional<Progress> there = block.slot(path).map(this::progressOf);
        if (there.isPresent() && there.get().isBusy()) {
          reach = Math.min(reach, there.get().frame);
          return i + 1;
        }
      }
    }
    return definitions.size();
  }

  /** What is at a path below one definition of a key. */
  private Outcome below(Slot slot, Progress known, int index, List<String> path) {
    Written written = slot.definitions().get(index);
    if (!(written instanceof Written.Reference || written instanceof Written.Joined)) {
      return below(written, path);
    }
    int outerIndex = known.index;
    int outerFrame = known.frame;
    known.index = index;
    if (outerFrame == 0) {
      known.frame = ++frames;
    }
    Outcome value = below(written, path);
    if (outerFrame == 0) {
      frames--;
    }
    known.index = outerIndex;
    known.frame = outerFrame;
    return value;
  }

  private Outcome below(Written written, List<String> path) {
    return switch (written) {
      case Written.Block block -> resolver.find(block, path);
      case Written.Reference reference -> {
        Outcome value = resolver.lookUp(reference, path);
        if (value == Outcome.Missing.ABSENT || value == Outcome.Missing.HIDDEN) {
          Outcome whole = resolver.lookUp(reference, List.of());
          boolean nothing = whole instanceof Outcome.Missing;
          yield nothing
              ? Outcome.Missing.ABSENT
              : isComplete(whole) ? Outcome.Missing.HIDDEN : value;
        }
        yield value;
      }
      case Written.Joined joined -> below(joined, path);
      case Written.Single _, Written.Space _, Written.Many _, Written.Added _ ->
          Outcome.Missing.HIDDEN;
    };
  }

  private Outcome below(Written.Joined joined, List<String> path) {
    Outcome value = Outcome.Missing.ABSENT;
    Outcome here = Outcome.Missing.ABSENT;
    for (Written piece : joined.pieces().reversed()) {
      if (!(piece instanceof Written.Space) && !hides(here)) {
        here = below(piece, path);
        value = over(value, here);
      }
    }
    return value;
  }

  private static Outcome walk(Outcome from, List<String> path) {
    Outcome value = from;
    for (String key : path) {
      value = entry(value, key);
    }
    return value;
  }

  /** A key of a block that was found. */
  static Outcome entry(Outcome from, String key) {
    if (!(from instanceof Outcome.Found(Value found))) {
      return from;
    }
    if (!(found instanceof Value.Block block)) {
      return Outcome.Missing.HIDDEN;
    }
    return block.get(key).<Outcome>map(Outcome.Found::new).orElse(Outcome.Missing.ABSENT);
  }

  /** What was found at one place, merged over what was found below it. */
  private Outcome over(Outcome upper, Outcome lower) {
    if (!(upper instanceof Outcome.Found(Value.Block block))) {
      boolean undecided = stops(upper) && lower instanceof Outcome.Missing;
      return upper instanceof Outcome.Found || undecided ? upper : lower;
    }
    if (lower instanceof Outcome.Found(Value.Block base)) {
      return new Outcome.Found(work.merged(block, base));
    }
    return hides(lower) ? new Outcome.Found(block.alone()) : upper;
  }

  /** Whether nothing below can have a part in it. */
  static boolean hides(Outcome value) {
    return value == Outcome.Missing.HIDDEN || value == Outcome.Missing.WRONG || isComplete(value);
  }

  /** Whether there can be no value. */
  private static boolean stops(Outcome value) {
    return value == Outcome.Missing.CIRCLE || value == Outcome.Missing.WRONG;
  }

  private static boolean isComplete(Outcome value) {
    return value instanceof Outcome.Found(Value found)
        && !(found instanceof Value.Block block && !block.isAlone());
  }
}
