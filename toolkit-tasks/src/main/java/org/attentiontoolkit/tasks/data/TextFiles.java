package org.attentiontoolkit.tasks.data;

import java.nio.file.Path;

/**
 * Two text files, the n-th line of one translating the n-th line of the other.
 *
 * @param source sentences to translate
 * @param target their translations
 */
public record TextFiles(Path source, Path target) {
  @Override
  public String toString() {
    return source + " and " + target;
  }
}
