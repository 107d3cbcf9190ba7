package org.attentiontoolkit.tensor.kernel.composed;

import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.Kernels;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.Reduction;
import org.attentiontoolkit.tensor.kernel.Unary;
import org.attentiontoolkit.tensor.memory.Arena;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/** Middle results of one primitive: each function's is a new array, gone when this is closed. */
final class Work implements AutoCloseable {
  private final Kernels kernels;
  private final Arena arena;
  private final List<DenseArray> arrays = new ArrayList<>();

  /**
   * No results yet.
   *
   * @param arena of this thread, to take memory from
   */
  Work(Kernels kernels, Arena arena) {
    this.kernels = kernels;
    this.arena = arena;
  }

  @Override
  public void close() {
    arrays.forEach(array -> arena.release(array, "the primitive that made it is over"));
  }

  /** An array of undefined content. */
  DenseArray array(Shape shape) {
    DenseArray array = arena.allocate(shape);
    arrays.add(array);
    return array;
  }

  DenseArray filled(Shape shape, double value) {
    DenseArray y = array(shape);
    kernels.pointwise().fill(y, value);
    return y;
  }

  DenseArray unary(Unary f, DenseArray x) {
    DenseArray y = array(x.shape());
    kernels.pointwise().unary(f, x, y);
    return y;
  }

  DenseArray add(DenseArray a, DenseArray b) {
    return binary(Binary.ADD, a, b);
  }

  DenseArray subtract(DenseArray a, DenseArray b) {
    return binary(Binary.SUBTRACT, a, b);
  }

  DenseArray multiply(DenseArray a, DenseArray b) {
    return binary(Binary.MULTIPLY, a, b);
  }

  DenseArray divide(DenseArray a, DenseArray b) {
    return binary(Binary.DIVIDE, a, b);
  }

  /** Of arrays of the same length; the result has the shape of the first. */
  DenseArray binary(Binary f, DenseArray a, DenseArray b) {
    DenseArray y = array(a.shape());
    kernels.pointwise().binary(f, a, b, y, false);
    return y;
  }

  /** {@code factor · x + summand}. */
  DenseArray affine(double factor, DenseArray x, double summand) {
    DenseArray y = array(x.shape());
    kernels.pointwise().scale(x, factor, y, false);
    kernels.pointwise().addScalar(y, summand, y);
    return y;
  }

  /** {@code 1 − x²}: the derivative of tanh from its result. */
  DenseArray tanhSlope(DenseArray tanh) {
    return affine(-1, multiply(tanh, tanh), 1);
  }

  /** {@code x (1 − x)}: the derivative of the sigmoid from its result. */
  DenseArray sigmoidSlope(DenseArray sigmoid) {
    return multiply(sigmoid, affine(-1, sigmoid, 1));
  }

  DenseArray withRow(Binary f, DenseArray x, DenseArray row) {
    DenseArray y = array(x.shape());
    kernels.rows().withRow(f, x, row, y, false);
    return y;
  }

  DenseArray withColumn(Binary f, DenseArray x, DenseArray column) {
    DenseArray y = array(x.shape());
    kernels.rows().withColumn(f, x, column, y, false);
    return y;
  }

  /** {@code [N]}. */
  DenseArray reduce(Reduction f, DenseArray x) {
    DenseArray y = array(Shape.of(x.rows()));
    kernels.rows().reduce(f, x, y, false);
    return y;
  }

  /** The mean of each row, {@code [N]}. */
  DenseArray mean(DenseArray x) {
    return affine(1.0 / x.columns(), reduce(Reduction.SUM, x), 0);
  }

  /** A copy without gaps, {@code [rows, columns]}. */
  DenseArray copy(Matrix x) {
    DenseArray y = array(Shape.of(x.rows(), x.columns()));
    kernels.rows().copy(x, Matrix.of(y), false);
    return y;
  }

  /** Puts values in a place or adds them to it. */
  void put(DenseArray values, Matrix place, boolean add) {
    Matrix source = new Matrix(values, 0, place.rows(), place.columns(), place.columns());
    kernels.rows().copy(source, place, add);
  }

  void put(DenseArray values, DenseArray place, boolean add) {
    kernels.pointwise().scale(values, 1, place, add);
  }
}
