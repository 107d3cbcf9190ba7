package org.attentiontoolkit.tensor.io;

import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.tensor.memory.Shape;

/**
 * What a file's header says of one tensor.
 *
 * @param name its name
 * @param type its number format
 * @param shape its sizes, outermost first
 * @param begin its first byte, counted from the end of the header
 * @param end the byte after its last
 */
public record StoredTensor(String name, ElementType type, List<Long> shape, long begin, long end) {
  /** A tensor with its own copy of the shape. */
  public StoredTensor {
    shape = List.copyOf(shape);
  }

  /** How many values it holds. */
  public long length() {
    return (end - begin) / type.bytes();
  }

  /** Its shape as an array has it. */
  Shape arrayShape() {
    return Shape.of(shape.stream().mapToInt(Math::toIntExact).toArray());
  }

  static List<Long> sizes(Shape shape) {
    return Arrays.stream(shape.sizes()).asLongStream().boxed().toList();
  }
}
