package org.attentiontoolkit.api.task;

import java.util.List;

/**
 * Parameters whose rows stand for tokens, such as an embedding. A model that begins with the
 * parameters of another can tell by it whether the rows mean the same.
 *
 * @param names of the parameters: a pattern, {@code *} for any characters. Those count that have as
 *     many rows as there are tokens.
 * @param tokens one a row, in their order
 */
public record TokenRows(String names, List<String> tokens) {
  /** Rows with their own list. */
  public TokenRows {
    tokens = List.copyOf(tokens);
  }
}
