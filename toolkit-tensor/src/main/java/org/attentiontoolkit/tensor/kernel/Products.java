package org.attentiontoolkit.tensor.kernel;

/** Matrix products. */
public interface Products {
  /**
   * {@code c = alpha · op(a) op(b) + beta · c}, where {@code op} transposes or not. With {@code
   * beta} 0 the old content of {@code c} is not read.
   */
  void multiply(
      Matrix a,
      boolean transposeA,
      Matrix b,
      boolean transposeB,
      double alpha,
      double beta,
      Matrix c);
}
