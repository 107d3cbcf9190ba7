package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;

/** Checks of operands, with messages that name both by the letters of the legend. */
final class Shapes {
  private Shapes() {}

  static void same(String operation, Tensor a, Tensor b) {
    if (!a.shape().equals(b.shape())) {
      throw new IllegalArgumentException(
          "%s needs equal shapes, not %s and %s".formatted(operation, a.shape(), b.shape()));
    }
  }

  static void rank(String operation, String letters, Tensor x, int rank) {
    if (x.shape().rank() != rank) {
      throw new IllegalArgumentException(
          "%s needs %s, not shape %s".formatted(operation, letters, x.shape()));
    }
  }

  /** Checks that sizes which a letter stands for are equal. */
  static void equal(String operation, String letter, String first, int a, String second, int b) {
    if (a != b) {
      throw new IllegalArgumentException(
          "%s: %s = %d of %s does not fit %s = %d of %s"
              .formatted(operation, letter, a, first, letter, b, second));
    }
  }

  /** Checks that a range lies within a size. */
  static void range(String operation, String letter, int from, int to, int size) {
    if (from < 0 || to < from || to > size) {
      throw new IllegalArgumentException(
          "%s: %d to %d is not within %s = %d".formatted(operation, from, to, letter, size));
    }
  }

  /** Checks that indices point at rows: kernels would follow them anywhere. */
  static void indices(String operation, String letter, int[] indices, int size) {
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] < 0 || indices[i] >= size) {
        throw new IllegalArgumentException(
            "%s: index %d at place %d is not below %s = %d"
                .formatted(operation, indices[i], i, letter, size));
      }
    }
  }

  /** The shape of one value. */
  static Shape scalar() {
    return Shape.of();
  }
}
