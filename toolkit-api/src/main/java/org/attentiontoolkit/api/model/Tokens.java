package org.attentiontoolkit.api.model;

import org.attentiontoolkit.tensor.Segments;

/**
 * A batch of token sequences without padding.
 *
 * @param ids {@code [N]}, the tokens of all sequences one after another
 * @param segments which tokens belong to which sequence
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; a copy a batch would be waste
public record Tokens(int[] ids, Segments segments) implements Source {
  /** Checks that there is an id for every token. */
  public Tokens {
    if (ids.length != segments.rows()) {
      throw new IllegalArgumentException(
          ids.length + " ids for segments of N = " + segments.rows());
    }
  }

  @Override
  public int count() {
    return segments.count();
  }
}
