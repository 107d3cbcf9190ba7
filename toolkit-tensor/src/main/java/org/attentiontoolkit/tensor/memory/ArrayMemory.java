package org.attentiontoolkit.tensor.memory;

/** Where the arrays of a kernel set live: it alone can address and move them. */
public interface ArrayMemory {
  /**
   * Takes memory.
   *
   * @param length in values
   * @param zeroed whether it holds zeros, otherwise its content is undefined
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if there isn't so much
   */
  Buffer allocate(Precision precision, long length, boolean zeroed);

  /** Whole numbers, such as the rows that an operation gathers, for kernels to read. */
  IntArray ints(int... values);

  /** An array of zeros in memory of its own, given back when nothing refers to it. */
  default DenseArray zeros(Precision precision, Shape shape) {
    return allocate(precision, shape.length(), true).array(shape);
  }

  /** An array of the given values in memory of its own, given back when nothing refers to it. */
  default DenseArray of(Precision precision, Shape shape, double... values) {
    DenseArray array = zeros(precision, shape);
    array.set(values);
    return array;
  }
}
