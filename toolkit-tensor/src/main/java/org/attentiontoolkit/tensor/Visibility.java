package org.attentiontoolkit.tensor;

/** Which keys of its sequence a query may look at. */
public sealed interface Visibility {
  /** All of them. */
  Visibility FULL = new Full();

  /**
   * Those up to its own position, where the last query of a sequence stands at its last key: query
   * {@code i} of T sees keys {@code 0 .. S − T + i} of S.
   */
  Visibility CAUSAL = new Causal();

  /** Those at most so many positions away, positions as in {@link #CAUSAL}. */
  static Visibility window(int distance) {
    return window(distance, distance);
  }

  /**
   * Those from so many positions before its own to so many after it, positions as in {@link
   * #CAUSAL}: {@code window(4095, 0)} is the sliding window of Jiang et al., "Mistral 7B", 2023.
   */
  static Visibility window(int before, int after) {
    return new Window(before, after);
  }

  /** Those that each query's range holds. What attends saves the work of all others. */
  static Visibility of(Range range) {
    return new Ranged(range);
  }

  /** Those that a rule allows. */
  static Visibility of(Rule rule) {
    return new Ruled(rule);
  }

  /** How many keys from the first on a query may see, wherever its range begins. */
  default int leadingKeys(int sequence, int query, int queries, int keys) {
    return 0;
  }

  /** The first key of the range that a query may see; {@link #sees} tells which of it. */
  default int firstKey(int sequence, int query, int queries, int keys) {
    return 0;
  }

  /** The key after the last one of that range, at least {@link #firstKey}. */
  default int endKey(int sequence, int query, int queries, int keys) {
    return keys;
  }

  /** The key after the last one that a query may see at all. */
  default int lastKey(int sequence, int query, int queries, int keys) {
    int first = firstKey(sequence, query, queries, keys);
    int end = endKey(sequence, query, queries, keys);
    return Math.max(leadingKeys(sequence, query, queries, keys), first < end ? end : 0);
  }

  /**
   * Whether query {@code query} of {@code queries} sees key {@code key} of {@code keys}, positions
   * counted within the sequence.
   */
  boolean sees(int sequence, int query, int key, int queries, int keys);

  /** Which keys a query sees, all counted within their sequence. */
  interface Range {
    /** How many keys from the first on, besides those of the range. */
    default int leading(int sequence, int query) {
      return 0;
    }

    /** The first key of the range. */
    int first(int sequence, int query);

    /** The key after its last. */
    int end(int sequence, int query);
  }

  /** A rule of one's own. */
  @FunctionalInterface
  interface Rule {
    /** Whether a query sees a key; positions are counted within the sequence. */
    boolean sees(int sequence, int query, int key);
  }

  /** See {@link #FULL}. */
  record Full() implements Visibility {
    @Override
    public boolean sees(int sequence, int query, int key, int queries, int keys) {
      return true;
    }
  }

  /** See {@link #CAUSAL}. */
  record Causal() implements Visibility {
    @Override
    public boolean sees(int sequence, int query, int key, int queries, int keys) {
      return key <= keys - queries + query;
    }

    @Override
    public int endKey(int sequence, int query, int queries, int keys) {
      return Math.clamp((long) keys - queries + query + 1, 0, keys);
    }
  }

  /** See {@link #window(int, int)}. */
  record Window(int before, int after) implements Visibility {
    /** Checks that it holds a query's own position. */
    public Window {
      if (before < 0 || after < 0) {
        throw new IllegalArgumentException("a window of %d and %d".formatted(before, after));
      }
    }

    @Override
    public boolean sees(int sequence, int query, int key, int queries, int keys) {
      long distance = (long) key - (keys - queries + query);
      return -before <= distance && distance <= after;
    }

    @Override
    public int firstKey(int sequence, int query, int queries, int keys) {
      return Math.clamp((long) keys - queries + query - before, 0, keys);
    }

    @Override
    public int endKey(int sequence, int query, int queries, int keys) {
      return Math.clamp((long) keys - queries + query + after + 1, 0, keys);
    }
  }

  /** See {@link #of(Range)}. Ranges may reach beyond the keys that there are. */
  record Ranged(Range range) implements Visibility {
    @Override
    public boolean sees(int sequence, int query, int key, int queries, int keys) {
      return key < leadingKeys(sequence, query, queries, keys)
          || (key >= firstKey(sequence, query, queries, keys)
              && key < endKey(sequence, query, queries, keys));
    }

    @Override
    public int leadingKeys(int sequence, int query, int queries, int keys) {
      return Math.clamp(range.leading(sequence, query), 0, keys);
    }

    @Override
    public int firstKey(int sequence, int query, int queries, int keys) {
      return Math.clamp(range.first(sequence, query), 0, keys);
    }

    @Override
    public int endKey(int sequence, int query, int queries, int keys) {
      int first = firstKey(sequence, query, queries, keys);
      return Math.clamp(range.end(sequence, query), first, keys);
    }
  }

  /** See {@link #of(Rule)}. */
  record Ruled(Rule rule) implements Visibility {
    @Override
    public boolean sees(int sequence, int query, int key, int queries, int keys) {
      return rule.sees(sequence, query, key);
    }
  }
}
