package org.attentiontoolkit.tensor;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.ProductKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** Weights laid out as products like them, each once, for any number of threads. */
final class PackedWeights {
  private record Use(Parameter weight, boolean transposed) {}

  private final ProductKernels products;
  private final LongFunction<DenseArray> memory;
  private final Map<Use, DenseArray> packed = new ConcurrentHashMap<>();

  /**
   * None yet.
   *
   * @param memory takes memory for so many values
   */
  PackedWeights(ProductKernels products, LongFunction<DenseArray> memory) {
    this.products = products;
    this.memory = memory;
  }

  DenseArray get(Parameter weight, boolean transposed) {
    return packed.computeIfAbsent(new Use(weight, transposed), this::pack);
  }

  private DenseArray pack(Use use) {
    Matrix values = Matrix.of(use.weight.data());
    int depth = use.transposed ? values.columns() : values.rows();
    int columns = use.transposed ? values.rows() : values.columns();
    DenseArray array = memory.apply(products.packedLength(depth, columns));
    products.pack(values, use.transposed, array);
    return array;
  }
}
