package org.attentiontoolkit.tensor.kernel.nd4j;

import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.memory.Nd4jArray;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** What all ND4J kernels share. None of it may be called for an array without values. */
final class Nd {
  private Nd() {}

  /** The values in one row, {@code [length]}. */
  static INDArray flat(DenseArray x) {
    return Nd4jArray.nd(x).reshape(x.length());
  }

  /** The values as {@code [rows, columns]}. */
  static INDArray matrix(DenseArray x) {
    return Nd4jArray.nd(x, 0, x.rows(), x.columns(), x.columns());
  }

  /** A matrix laid out in an array. */
  static INDArray view(Matrix x) {
    return Nd4jArray.nd(x.array(), x.offset(), x.rows(), x.columns(), x.stride());
  }

  /** The values as {@code [length, 1]}. */
  static INDArray column(DenseArray x) {
    return Nd4jArray.nd(x, 0, Math.toIntExact(x.length()), 1, 1);
  }

  /** The values as {@code [1, length]}. */
  static INDArray row(DenseArray x) {
    int length = Math.toIntExact(x.length());
    return Nd4jArray.nd(x, 0, 1, length, length);
  }

  /** Adds a value to a target or replaces the target by it. */
  static void put(INDArray value, INDArray target, boolean add) {
    if (add) {
      target.addi(value);
    } else {
      target.assign(value);
    }
  }

  /** A function of two arrays of the same shape, in a new one. */
  static INDArray apply(Binary f, INDArray a, INDArray b) {
    return switch (f) {
      case ADD -> a.add(b);
      case SUBTRACT -> a.sub(b);
      case MULTIPLY -> a.mul(b);
      case DIVIDE -> a.div(b);
      case MINIMUM -> Transforms.min(a, b, true);
      case MAXIMUM -> Transforms.max(a, b, true);
    };
  }
}
