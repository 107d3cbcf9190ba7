package org.attentiontoolkit.api.hocon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value as it was written, its references not filled in. */
sealed interface Written {
  /** A number, text, truth value or null. */
  record Single(Value value) implements Written {}

  /** White space between two texts, which counts if they turn out to be texts. */
  record Space(String text) implements Written {}

  /**
   * {@code ${path}}.
   *
   * @param path from the root of everything
   * @param prefix how many keys of it lead to where its file was included
   * @param optional whether it was {@code ${?path}}
   */
  record Reference(List<String> path, int prefix, boolean optional, Place place)
      implements Written {
    /** As its author wrote it. */
    String text() {
      String keys = Hocon.path(path.subList(prefix, path.size()));
      return (optional ? "${?" : "${") + Hocon.cut(keys, 100) + "}";
    }
  }

  /**
   * A list.
   *
   * @param refers whether there is a reference in it
   */
  record Many(List<Written> elements, Place place, boolean refers) implements Written {}

  /**
   * Pieces side by side, which become one text, list or block.
   *
   * @param refers whether there is a reference in it
   */
  record Joined(List<Written> pieces, Place place, boolean refers) implements Written {}

  /** {@code += element}: the list that was there, and one more. */
  record Added(Written element, Place place) implements Written {}

  /** A block; while it is read, keys are still added. */
  final class Block implements Written {
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private Whereabouts where;

    Block(Whereabouts where) {
      this.where = where;
    }

    Map<String, Slot> slots() {
      return slots;
    }

    Optional<Slot> slot(String key) {
      return Optional.ofNullable(slots.get(key));
    }

    /** What was written at a path, through blocks alone. */
    Optional<Slot> slot(List<String> path) {
      Optional<Slot> slot = slot(path.getFirst());
      return path.size() == 1
          ? slot
          : slot.flatMap(Slot::block).flatMap(block -> block.slot(path.subList(1, path.size())));
    }

    Slot slotFor(String key) {
      return slots.computeIfAbsent(key, k -> new Slot());
    }

    Whereabouts where() {
      return where;
    }

    void alsoAt(Whereabouts later) {
      where = later.over(where);
    }
  }

  /** Whether nothing that stood before it can have a part in its value. */
  default boolean hides() {
    return switch (this) {
      case Single _, Space _ -> true;
      case Many list -> !list.refers();
      case Joined joined -> !joined.refers();
      case Reference _, Added _, Block _ -> false;
    };
  }
}
