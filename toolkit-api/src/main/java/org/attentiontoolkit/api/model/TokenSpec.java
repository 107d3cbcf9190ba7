package org.attentiontoolkit.api.model;

/**
 * Token sequences.
 *
 * @param vocabulary V, how many different tokens there are
 * @param types how many kinds of segment tokens may belong to, such as 2 for pairs of sentences
 */
public record TokenSpec(int vocabulary, int types) implements SourceSpec<Tokens> {
  /** Tokens of one kind. */
  public TokenSpec(int vocabulary) {
    this(vocabulary, 1);
  }

  @Override
  public String words() {
    return "tokens" + (types > 1 ? " of " + types + " types" : "");
  }
}
