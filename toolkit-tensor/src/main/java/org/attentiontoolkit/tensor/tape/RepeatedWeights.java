package org.attentiontoolkit.tensor.tape;

import java.util.HashMap;
import java.util.Map;
import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.ProductKernels;
import org.attentiontoolkit.tensor.memory.Arena;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Products by whatever is fastest. A weight that comes back is packed once for the rest of the
 * step: its values don't change before the step is over. Which products are packed depends on how
 * many rows they have and how often a weight has been used, and so do the last bits.
 */
public final class RepeatedWeights implements WeightProducts {
  /** With more rows than this, what packing costs a product is small. */
  private static final int FEW_ROWS = 256;

  /** With so many rows even a single product pays for the packing. */
  private static final int ROWS_WORTH_PACKING = 16;

  private static final class Packing {
    private int uses;
    private @Nullable DenseArray packed;
  }

  private final ProductKernels products;
  private final Arena arena;
  private final Map<Weight, Packing> packings = new HashMap<>();

  /** With none yet; what is packed lies in the arena. */
  public RepeatedWeights(ProductKernels products, Arena arena) {
    this.products = products;
    this.arena = arena;
  }

  @Override
  public void multiply(DenseArray x, Weight weight, Addend addend, DenseArray y) {
    DenseArray packed = packed(x, weight, y);
    if (packed == null) {
      products.multiply(
          Matrix.of(x),
          false,
          Matrix.of(weight.values()),
          weight.transposed(),
          1,
          addend,
          Matrix.of(y));
    } else {
      products.multiplyPacked(Matrix.of(x), packed, addend, Matrix.of(y));
    }
  }

  private @Nullable DenseArray packed(DenseArray x, Weight weight, DenseArray y) {
    if (!weight.lasting() || x.rows() > FEW_ROWS || !products.packs(y.columns())) {
      return null;
    }
    Packing packing = packings.computeIfAbsent(weight, w -> new Packing());
    packing.uses++;
    if (packing.packed == null && (packing.uses > 1 || x.rows() >= ROWS_WORTH_PACKING)) {
      long length = products.packedLength(x.columns(), y.columns());
      DenseArray packed = arena.allocateLasting(Shape.of(Math.toIntExact(length)));
      products.pack(Matrix.of(weight.values()), weight.transposed(), packed);
      packing.packed = packed;
    }
    return packing.packed;
  }
}
