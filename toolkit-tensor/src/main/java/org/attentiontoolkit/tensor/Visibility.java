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

  /** Those that a rule allows. */
  static Visibility of(Rule rule) {
    return new Ruled(rule);
  }

  /**
   * Whether query {@code query} of {@code queries} sees key {@code key} of {@code keys}, positions
   * counted within the sequence.
   */
  boolean sees(int sequence, int query, int key, int queries, int keys);

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
  }

  /** See {@link #of}. */
  record Ruled(Rule rule) implements Visibility {
    @Override
    public boolean sees(int sequence, int query, int key, int queries, int keys) {
      return rule.sees(sequence, query, key);
    }
  }
}
