package org.attentiontoolkit.tasks.text.bpe;

/**
 * Two symbols that become one. A symbol that ends a word carries {@link #WORD_END}.
 *
 * @param left the first
 * @param right the second
 */
record Merge(String left, String right) {
  /** What the last symbol of a word ends with. */
  static final String WORD_END = "</w>";

  /** The symbol that they become. */
  String symbol() {
    return left + right;
  }

  @Override
  public String toString() {
    return left + " " + right;
  }
}
