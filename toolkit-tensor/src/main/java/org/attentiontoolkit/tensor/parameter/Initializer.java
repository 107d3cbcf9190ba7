package org.attentiontoolkit.tensor.parameter;

import org.attentiontoolkit.tensor.memory.DenseArray;

/** First values of a parameter. */
@FunctionalInterface
public interface Initializer {
  /**
   * Fills an array.
   *
   * @param values what to fill; its shape tells fan-in ({@link DenseArray#columns()}) and fan-out
   *     ({@link DenseArray#rows()})
   * @param key of the random draws
   */
  void fill(DenseArray values, long key);
}
