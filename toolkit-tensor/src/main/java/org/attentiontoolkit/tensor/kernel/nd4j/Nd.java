package org.attentiontoolkit.tensor.kernel.nd4j;

import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What all ND4J kernels share. None of it may be called for an array without values. */
final class Nd {
  private Nd() {}

  /** The values in one row. */
  static INDArray flat(DenseArray x) {
    return x.reshape(Shape.of(Math.toIntExact(x.length()))).nd();
  }

  /** The values as {@code [rows, columns]}. */
  static INDArray matrix(DenseArray x) {
    return x.nd(0, x.rows(), x.columns(), x.columns());
  }

  /** The values as {@code [length, 1]}. */
  static INDArray column(DenseArray x) {
    return x.nd(0, Math.toIntExact(x.length()), 1, 1);
  }

  /** The values as {@code [1, length]}. */
  static INDArray row(DenseArray x) {
    int length = Math.toIntExact(x.length());
    return x.nd(0, 1, length, length);
  }

  /** Adds a value to a target or replaces the target by it. */
  static void put(INDArray value, INDArray target, boolean add) {
    if (add) {
      target.addi(value);
    } else {
      target.assign(value);
    }
  }

  /** New values of the kind that {@code like} has. */
  static INDArray values(double[] values, DenseArray like) {
    return Nd4j.createFromArray(values).castTo(like.precision().dataType());
  }
}
