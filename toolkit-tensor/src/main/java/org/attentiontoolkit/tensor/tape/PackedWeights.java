package org.attentiontoolkit.tensor.tape;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.ProductKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** Weights laid out as products like them, each once, for any number of threads. */
public final class PackedWeights {
  private final ProductKernels products;
  private final LongFunction<DenseArray> memory;
  private final Map<WeightProducts.Weight, DenseArray> packed = new ConcurrentHashMap<>();
  private final Set<WeightProducts.Weight> seen = ConcurrentHashMap.newKeySet();

  /**
   * None yet.
   *
   * @param memory takes memory for so many values
   */
  public PackedWeights(ProductKernels products, LongFunction<DenseArray> memory) {
    this.products = products;
    this.memory = memory;
  }

  DenseArray get(WeightProducts.Weight weight) {
    return packed.computeIfAbsent(weight, this::pack);
  }

  /** Whether this was asked for the weight before. */
  boolean comesBack(WeightProducts.Weight weight) {
    return !seen.add(weight);
  }

  private DenseArray pack(WeightProducts.Weight weight) {
    Matrix values = Matrix.of(weight.values());
    int depth = weight.transposed() ? values.columns() : values.rows();
    int columns = weight.transposed() ? values.rows() : values.columns();
    DenseArray array = memory.apply(products.packedLength(depth, columns));
    products.pack(values, weight.transposed(), array);
    return array;
  }
}
