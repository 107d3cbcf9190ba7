package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.ProductKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/** The product of two matrices. */
public final class MatrixProduct {
  private MatrixProduct() {}

  /** {@code op(a) op(b)}, where {@code op} transposes or not; both of rank 2. */
  public static Tensor multiply(
      Tape tape, Tensor a, boolean transposeA, Tensor b, boolean transposeB) {
    Shapes.rank("multiply", "a [M, K]", a, 2);
    Shapes.rank("multiply", "b [K, N]", b, 2);
    int inner = transposeA ? a.rows() : a.columns();
    Shapes.equal("multiply", "K", "a", inner, "b", transposeB ? b.columns() : b.rows());
    Shape shape =
        Shape.of(transposeA ? a.columns() : a.rows(), transposeB ? b.rows() : b.columns());
    Tensor y = tape.result(shape, a, b);
    ProductKernels products = tape.kernels().products();
    Matrix left = Matrix.of(a.data());
    Matrix right = Matrix.of(b.data());
    Matrix result = Matrix.of(y.data());
    if (tape.recording() || transposeA) {
      products.multiply(left, transposeA, right, transposeB, 1, new Addend.Nothing(), result);
    } else {
      products.multiplyRows(left, right, transposeB, new Addend.Nothing(), result);
    }
    tape.record(
        y,
        () -> {
          DenseArray dy = tape.upstream(y);
          if (a.requiresGradient()) {
            Gradient g = tape.gradient(a);
            if (transposeA) {
              put(products, b.data(), transposeB, dy, true, g);
            } else {
              put(products, dy, false, b.data(), !transposeB, g);
            }
          }
          if (b.requiresGradient()) {
            Gradient g = tape.gradient(b);
            if (transposeB) {
              put(products, dy, true, a.data(), transposeA, g);
            } else {
              put(products, a.data(), !transposeA, dy, false, g);
            }
          }
        });
    return y;
  }

  private static void put(
      ProductKernels products,
      DenseArray a,
      boolean transposeA,
      DenseArray b,
      boolean transposeB,
      Gradient to) {
    products.multiply(
        Matrix.of(a), transposeA, Matrix.of(b), transposeB, 1, to.addend(), Matrix.of(to.array()));
  }
}
