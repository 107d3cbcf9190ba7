package org.attentiontoolkit.tensor;

import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * Where an operation puts the gradient of one of its inputs.
 *
 * @param array of the input's shape
 * @param add whether to add to what is there; otherwise its content is undefined and every value is
 *     to be written
 */
public record Gradient(DenseArray array, boolean add) {
  /** What a product is added to that becomes this gradient. */
  public Addend addend() {
    return Addend.of(add);
  }
}
