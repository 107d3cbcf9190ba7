package org.attentiontoolkit.tensor.kernel;

import java.util.function.IntConsumer;
import org.attentiontoolkit.tensor.memory.ArrayMemory;
import org.attentiontoolkit.tensor.memory.Precision;

/**
 * A kernel set: the primitives that operations are made of, and the memory they work on. {@code
 * simd} is the fast one on a CPU; {@code nd4j}, made of ND4J operations alone, runs wherever ND4J
 * runs. All sets give the same values up to rounding.
 *
 * <p>A set has to write memory, matrix products, what treats values alike, and what works along
 * rows: some twenty primitives. The others can be composed of these: see {@code ComposedKernels}.
 *
 * <p>Primitives may rely on shapes that fit each other: those that a {@link
 * org.attentiontoolkit.tensor.Tape} hands out are checked. Results never depend on the number of
 * threads, and any number of threads may call at once.
 */
public interface Kernels extends AutoCloseable {
  /** {@code simd} or {@code nd4j}, for example. */
  String name();

  /** Whether it can compute in this precision. */
  boolean supports(Precision precision);

  /** Where its arrays live. */
  ArrayMemory memory();

  /** Matrix products. */
  ProductKernels products();

  /** One value in, one value out; dropout; sums of everything. */
  PointwiseKernels pointwise();

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

  /** Attention without stored scores. */
  AttentionKernels attention();

  /** Updates of parameters by their gradients. */
  UpdateKernels updates();

  /**
   * Runs {@code part} for each number below {@code parts}, in any order; a set may share them among
   * its threads. For loops of operations that are no primitives: what a part computes must not
   * depend on the others.
   */
  default void share(int parts, IntConsumer part) {
    for (int i = 0; i < parts; i++) {
      part.accept(i);
    }
  }

  /** The calling thread begins a computation: a set may share its threads among those that do. */
  default void enter() {}

  /** The calling thread has ended one. */
  default void leave() {}

  /** Ends the threads it works with. */
  @Override
  void close();
}
