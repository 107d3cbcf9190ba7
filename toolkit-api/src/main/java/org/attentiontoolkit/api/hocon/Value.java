package org.attentiontoolkit.api.hocon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** A value, with its references filled in. */
public sealed interface Value {
  /** Where it was written; of a block, the place to look at first. */
  Place place();

  /** Where to look, in words: {@code file:line}, or several of them for a block. */
  default String where() {
    return Place.text(this instanceof Block block ? block.whereabouts.places() : List.of(place()));
  }

  /** How large it is. */
  default Extent extent() {
    return new Extent(1 + word().map(String::length).orElse(0), 0);
  }

  /** A text, whether it was written with quotes or without. */
  record Text(String text, Place place) implements Value {}

  /** A number, as it was written. */
  record Numeral(String text, Place place) implements Value {}

  /** {@code true} or {@code false}. */
  record Truth(boolean value, Place place) implements Value {}

  /** {@code null}. */
  record Nothing(Place place) implements Value {}

  /** A list. */
  record Items(List<Value> values, Place place, Extent extent) implements Value {
    static Items of(List<Value> values, Place place) {
      return new Items(values, place, Extent.around(values));
    }
  }

  /**
   * A block.
   *
   * @param entries in the order in which they were first written
   * @param comments of those entries that have one, without its marks
   * @param whereabouts who had a part in it
   * @param merging with a block that was written before it
   */
  record Block(
      Map<String, Value> entries,
      Map<String, String> comments,
      Whereabouts whereabouts,
      Extent extent,
      Merging merging)
      implements Value {
    enum Merging {
      /** It and all in it. */
      ALL,
      /** Not all in it. */
      NOT_ALL,
      /** It takes the place of the other. */
      NONE
    }

    /** A block that nobody wrote. */
    public static final Block EMPTY = of(Map.of(), Map.of(), Whereabouts.NOWHERE);

    static Block of(Map<String, Value> entries, Map<String, String> comments, Whereabouts where) {
      boolean all =
          entries.values().stream()
              .allMatch(v -> !(v instanceof Block block) || block.merging == Merging.ALL);
      return new Block(
          entries,
          comments,
          where,
          Extent.around(entries.values()),
          all ? Merging.ALL : Merging.NOT_ALL);
    }

    @Override
    public Place place() {
      return whereabouts.first();
    }

    /** The value of a key, if it is there. */
    public Optional<Value> get(String key) {
      return Optional.ofNullable(entries.get(key));
    }

    /** The comment above a key; empty if there is none. */
    public String comment(String key) {
      return comments.getOrDefault(key, "");
    }

    /** The same without a key. */
    public Block without(String key) {
      if (!entries.containsKey(key)) {
        return this;
      }
      Map<String, Value> rest = new LinkedHashMap<>(entries);
      rest.remove(key);
      return of(rest, comments, whereabouts);
    }

    /** This merged over another: blocks entry by entry, of other values this one's counts. */
    public Block over(Block lower) {
      return over(lower, entries -> {});
    }

    /**
     * This merged over another.
     *
     * @param copied told the number of entries before they are copied
     */
    Block over(Block lower, IntConsumer copied) {
      if (isAlone() || lower.entries.isEmpty() && !lower.isAlone()) {
        return this;
      }
      copied.accept(entries.size() + lower.entries.size());
      Map<String, Value> merged = new LinkedHashMap<>(lower.entries);
      entries.forEach((key, value) ->
          merged.merge(
              key,
              value,
              (l, u) -> u instanceof Block b && l instanceof Block a ? b.over(a, copied) : u));
      Map<String, String> remarks = new LinkedHashMap<>(lower.comments);
      remarks.putAll(comments);
      Block block = of(merged, remarks, whereabouts.over(lower.whereabouts));
      return lower.isAlone() ? block.alone() : block;
    }

    boolean isAlone() {
      return merging == Merging.NONE;
    }

    /** The same, in the place of what was written before it. */
    Block alone() {
      return new Block(entries, comments, whereabouts, extent, Merging.NONE);
    }

    /** The same as a reference to it gives it: all of it can be merged. */
    Block mergeable(IntConsumer copied) {
      if (merging == Merging.ALL) {
        return this;
      }
      copied.accept(entries.size());
      Map<String, Value> all = new LinkedHashMap<>(entries);
      all.replaceAll((key, value) -> value instanceof Block b ? b.mergeable(copied) : value);
      return of(all, comments, whereabouts);
    }
  }

  /** The text of a single value as it was written; empty for null, a list or a block. */
  default Optional<String> word() {
    return switch (this) {
      case Text(String text, Place _) -> Optional.of(text);
      case Numeral(String text, Place _) -> Optional.of(text);
      case Truth(boolean value, Place _) -> Optional.of(Boolean.toString(value));
      case Nothing _, Items _, Block _ -> Optional.empty();
    };
  }
}
