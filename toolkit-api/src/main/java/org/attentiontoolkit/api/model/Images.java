package org.attentiontoolkit.api.model;

import org.attentiontoolkit.tensor.Tensor;

/**
 * A batch of pictures of one size, channels last.
 *
 * @param pixels {@code [B, rows, columns, channels]}
 */
public record Images(Tensor pixels) implements Source {
  /** Checks the rank. */
  public Images {
    if (pixels.shape().rank() != 4) {
      throw new IllegalArgumentException(
          "images are [B, rows, columns, channels], not " + pixels.shape());
    }
  }

  @Override
  public int count() {
    return pixels.shape().size(0);
  }
}
