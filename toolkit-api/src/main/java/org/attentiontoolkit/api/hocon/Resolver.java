package org.attentiontoolkit.api.hocon;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attentiontoolkit.api.error.Problems;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Fills in references. {@code ${key}} is the final value of the key, wherever that is written; but
 * where the key would need itself, as in {@code key = ${key} more}, it is the value before.
 */
final class Resolver {
  private final Written.Block root;
  private final Problems problems;
  private final Work work = new Work();
  private final Layers layers = new Layers(this, work);

  /** What has been complained of. */
  private final Set<Written> told = Collections.newSetFromMap(new IdentityHashMap<>());

  Resolver(Written.Block root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  Outcome all() {
    return block(root, Outcome.Missing.ABSENT);
  }

  Outcome at(List<String> path) {
    return find(root, path);
  }

  /** The value of anything but {@link Written.Added}, which needs to know what was there. */
  Outcome value(Written written) {
    return switch (written) {
      case Written.Single(Value value) -> new Outcome.Found(value);
      case Written.Block block -> block(block, Outcome.Missing.ABSENT);
      case Written.Many list -> list(list);
      case Written.Reference reference -> reference(reference);
      case Written.Joined joined -> joined(joined);
      case Written.Added _, Written.Space _ -> throw new IllegalArgumentException("no value alone");
    };
  }

  /**
   * The value of a block, without those keys of it that don't count.
   *
   * @param upper what is merged over it
   */
  Outcome block(Written.Block written, Outcome upper) {
    Place place = written.where().first();
    work.enter(place);
    work.take(Limits.BLOCK + (long) Limits.ENTRY * written.slots().size(), place);
    Map<String, Value> entries = new LinkedHashMap<>();
    Map<String, String> comments = new LinkedHashMap<>();
    for (Map.Entry<String, Slot> slot : written.slots().entrySet()) {
      Outcome value = entry(slot.getValue(), Layers.entry(upper, slot.getKey()));
      if (value == Outcome.Missing.CIRCLE) {
        work.leave();
        return value;
      }
      if (value instanceof Outcome.Found(Value found)) {
        entries.put(slot.getKey(), found);
        if (!slot.getValue().comment().isEmpty()) {
          comments.put(slot.getKey(), slot.getValue().comment());
        }
      }
    }
    work.leave();
    return found(Value.Block.of(entries, comments, written.where()));
  }

  private Outcome entry(Slot slot, Outcome upper) {
    if (Layers.hides(upper)) {
      return Outcome.Missing.HIDDEN;
    }
    return slot.definitions().size() == 1 && slot.block().isPresent() && !slot.isAlone()
        ? block(slot.block().get(), upper)
        : layers.value(slot);
  }

  private Outcome list(Written.Many written) {
    work.enter(written.place());
    List<Value> values = new ArrayList<>(written.elements().size());
    for (Written element : written.elements()) {
      Outcome value = value(element);
      if (value == Outcome.Missing.CIRCLE) {
        work.leave();
        return value;
      }
      if (value instanceof Outcome.Found(Value found)) {
        values.add(found);
      }
    }
    work.leave();
    return items(values, written.place());
  }

  /** A list of these. */
  Outcome items(List<Value> values, Place place) {
    work.take((long) Limits.ENTRY * values.size(), place);
    return found(Value.Items.of(values, place));
  }

  private Outcome found(Value value) {
    return new Outcome.Found(work.checked(value));
  }

  private Outcome joined(Written.Joined written) {
    Joining joining = new Joining(written.place(), work);
    boolean wrong = false;
    for (Written piece : written.pieces()) {
      if (piece instanceof Written.Space(String blanks)) {
        joining.space(blanks);
        continue;
      }
      Outcome value = value(piece);
      if (value == Outcome.Missing.CIRCLE) {
        return value;
      }
      wrong |= value == Outcome.Missing.WRONG;
      if (value instanceof Outcome.Found(Value found)) {
        joining.add(found);
      }
    }
    if (wrong) {
      return Outcome.Missing.WRONG;
    }
    if (joining.isMixed()) {
      return mixed(written, written.place());
    }
    return joining.value().map(this::found).orElse(Outcome.Missing.ABSENT);
  }

  /** Complains that what was written makes values of different kinds one. */
  Outcome mixed(Written written, Place place) {
    if (told.add(written)) {
      problems.add(Problem.input("config.syntax", Joining.MIXED).at(place.text()));
    }
    return Outcome.Missing.WRONG;
  }

  private Outcome reference(Written.Reference reference) {
    Outcome value = lookUp(reference, List.of());
    if (value instanceof Outcome.Found || value == Outcome.Missing.WRONG) {
      return value;
    } else if (reference.optional()) {
      return Outcome.Missing.ABSENT;
    }
    if (told.add(reference)) {
      problems.add(unresolved(reference, value == Outcome.Missing.CIRCLE));
    }
    return Outcome.Missing.WRONG;
  }

  private static Problem unresolved(Written.Reference reference, boolean circle) {
    Problem problem =
        Problem.input(
                "config.unresolved",
                reference.text()
                    + (circle ? " refers to itself" : " refers to a key that is not there"))
            .at(reference.place().text());
    return circle
        ? problem
        : problem.hint(
            "set it in the file, or write ${?…} if it may be missing; environment variables are"
                + " not looked at");
  }

  /** What a reference refers to, or something in it. */
  Outcome lookUp(Written.Reference reference, List<String> within) {
    work.enter(reference.place());
    work.take(Limits.REFERENCE, reference.place());
    List<String> path = reference.path();
    if (!within.isEmpty()) {
      path = new ArrayList<>(path);
      path.addAll(within);
    }
    Outcome value = find(root, path);
    boolean missing = value == Outcome.Missing.ABSENT || value == Outcome.Missing.HIDDEN;
    if (missing && reference.prefix() > 0) {
      // In an included file: a key of that file, or else one of the whole.
      value = find(root, path.subList(reference.prefix(), path.size()));
    }
    work.leave();
    return value instanceof Outcome.Found(Value.Block block)
        ? new Outcome.Found(work.mergeable(block))
        : value;
  }

  /** What is at a path below a block. */
  Outcome find(Written.Block block, List<String> path) {
    Optional<Slot> slot = block.slot(path.getFirst());
    if (slot.isEmpty()) {
      return Outcome.Missing.ABSENT;
    }
    return path.size() == 1
        ? layers.value(slot.get())
        : layers.below(slot.get(), path.subList(1, path.size()));
  }
}
