package org.attentiontoolkit.tasks.batch;

import org.attentiontoolkit.tensor.error.Problem;

/** How much goes into one batch. */
public sealed interface BatchSize {

  /** Whether a batch may hold this many examples with this many tokens. */
  boolean holds(int examples, long tokens);

  /** So many sentence pairs; the last batch of an epoch may have fewer. */
  record Sentences(int count) implements BatchSize {
    /** Checks the count. */
    public Sentences {
      check("batch.sentences", count);
    }

    @Override
    public boolean holds(int examples, long tokens) {
      return examples <= count;
    }
  }

  /**
   * At most so many tokens, where a pair counts as many as its longer side has; a longer pair
   * stands alone.
   */
  record Tokens(int count) implements BatchSize {
    /** Checks the count. */
    public Tokens {
      check("batch.tokens", count);
    }

    @Override
    public boolean holds(int examples, long tokens) {
      return examples == 1 || tokens <= count;
    }
  }

  private static void check(String id, int count) {
    if (count < 1) {
      throw Problem.input(id, "A batch of " + count + " is none: at least 1 is needed.")
          .exception();
    }
  }
}
