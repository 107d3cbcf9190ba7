package org.attentiontoolkit.api.model;

import org.attentiontoolkit.tensor.Segments;

/**
 * A batch of token sequences without padding. A token's position in its sequence is that of its
 * row: {@link Segments#firstPosition} and on.
 *
 * @param ids {@code [N]}, the tokens of all sequences one after another
 * @param types {@code [N]}, to which kind of segment each token belongs, such as 0 for the first
 *     sentence of a pair and 1 for the second
 * @param segments which tokens belong to which sequence
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; a copy a batch would be waste
public record Tokens(int[] ids, int[] types, Segments segments) implements Source {
  /** Checks that there is an id and a type for every token. */
  public Tokens {
    if (ids.length != segments.rows() || types.length != ids.length) {
      throw new IllegalArgumentException(
          "%d ids and %d types for segments of N = %d"
              .formatted(ids.length, types.length, segments.rows()));
    }
  }

  /** Tokens of one kind, 0. */
  public Tokens(int[] ids, Segments segments) {
    this(ids, new int[ids.length], segments);
  }

  @Override
  public int count() {
    return segments.count();
  }
}
