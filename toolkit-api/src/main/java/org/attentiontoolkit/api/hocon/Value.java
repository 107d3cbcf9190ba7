package org.attentiontoolkit.api.hocon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value, with its references filled in. */
public sealed interface Value {
  /** Where it was written; of a block, the place to look at first. */
  Place place();

  /** Where to look, in words: {@code file:line}, or several of them for a block. */
  default String where() {
    return Place.text(
        this instanceof Block block ? block.whereabouts().places() : List.of(place()));
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
  record Items(List<Value> values, Place place) implements Value {}

  /**
   * A block.
   *
   * @param entries in the order in which they were written
   * @param comments of those entries that have one, without its marks
   * @param whereabouts who had a part in it
   */
  record Block(Map<String, Value> entries, Map<String, String> comments, Whereabouts whereabouts)
      implements Value {
    /** A block that nobody wrote. */
    public static final Block EMPTY = new Block(Map.of(), Map.of(), Whereabouts.NOWHERE);

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
      Map<String, Value> rest = new LinkedHashMap<>(entries);
      rest.remove(key);
      return new Block(rest, comments, whereabouts);
    }

    /** This merged over another: blocks entry by entry, of other values this one's counts. */
    public Block over(Block lower) {
      Map<String, Value> merged = new LinkedHashMap<>(lower.entries);
      entries.forEach((key, value) -> merged.merge(key, value, Block::over));
      Map<String, String> remarks = new LinkedHashMap<>(lower.comments);
      remarks.putAll(comments);
      return new Block(merged, remarks, whereabouts.over(lower.whereabouts));
    }

    private static Value over(Value lower, Value upper) {
      return upper instanceof Block block && lower instanceof Block base ? block.over(base) : upper;
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
