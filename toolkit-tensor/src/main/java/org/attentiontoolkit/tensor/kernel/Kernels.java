package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.memory.Precision;

/**
 * The primitives that operations are made of. There are two sets: {@code nd4j}, made of ND4J
 * operations alone, runs wherever ND4J runs and is the readable truth; {@code simd} is the fast one
 * on a CPU. Both give the same values up to rounding.
 *
 * <p>Every primitive checks nothing: the operations in {@code tensor.op} have checked shapes.
 * Results never depend on the number of threads.
 */
public interface Kernels extends AutoCloseable {
  /** {@code simd} or {@code nd4j}. */
  String name();

  /** Whether it can compute in this precision. */
  boolean supports(Precision precision);

  /** Matrix products. */
  Products products();

  /** One value in, one value out; dropout; sums of everything. */
  Pointwise pointwise();

  /** What works along the rows of a matrix: sums, broadcasts, gathering, copying. */
  RowKernels rows();

  /** Softmax and cross-entropy. */
  SoftmaxKernels softmaxes();

  /** Layer norm. */
  NormKernels norms();

  /** The gates of recurrent cells. */
  CellKernels cells();

  /** Scores, softmax and sums over pairs of queries and keys of the same sequence. */
  PairKernels pairs();

  /** Updates of parameters by their gradients. */
  UpdateKernels updates();

  /** Ends the threads it works with. */
  @Override
  void close();
}
