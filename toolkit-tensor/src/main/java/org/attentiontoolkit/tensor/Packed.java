package org.attentiontoolkit.tensor;

/**
 * A batch of sequences without padding.
 *
 * @param values {@code [N, D]}, the rows of all sequences one after another
 * @param segments which rows belong to which sequence
 */
public record Packed(Tensor values, Segments segments) {
  /** Checks that there is a row for every token. */
  public Packed {
    if (values.rows() != segments.rows()) {
      throw new IllegalArgumentException(
          "values have N = " + values.rows() + " rows, segments N = " + segments.rows());
    }
  }

  /** The width D. */
  public int width() {
    return values.columns();
  }

  /** The same sequences with other values. */
  public Packed with(Tensor otherValues) {
    return new Packed(otherValues, segments);
  }
}
