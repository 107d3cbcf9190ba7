package org.attentiontoolkit.tensor.memory;

/** Where arrays come from. */
public interface Allocator {
  /** An array with undefined content. */
  DenseArray allocate(Shape shape);
}
