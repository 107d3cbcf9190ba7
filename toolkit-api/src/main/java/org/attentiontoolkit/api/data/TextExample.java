package org.attentiontoolkit.api.data;

import java.util.List;

/**
 * One example as its source has it.
 *
 * @param texts one a field, in the order of {@link DataSource#fields}
 * @param number its line in files, or else its place among the examples of its set, from 1
 */
public record TextExample(List<String> texts, int number) {
  /** Keeps a list that nobody changes. */
  public TextExample {
    texts = List.copyOf(texts);
  }
}
