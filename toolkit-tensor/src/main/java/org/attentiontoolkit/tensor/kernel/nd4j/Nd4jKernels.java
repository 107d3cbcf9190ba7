package org.attentiontoolkit.tensor.kernel.nd4j;

import org.attentiontoolkit.tensor.kernel.PointwiseKernels;
import org.attentiontoolkit.tensor.kernel.ProductKernels;
import org.attentiontoolkit.tensor.kernel.RowKernels;
import org.attentiontoolkit.tensor.kernel.composed.ComposedKernels;
import org.attentiontoolkit.tensor.kernel.memory.MemoryBudget;
import org.attentiontoolkit.tensor.kernel.memory.Nd4jMemory;
import org.attentiontoolkit.tensor.memory.ArrayMemory;
import org.attentiontoolkit.tensor.memory.Precision;

/** The portable set. */
public final class Nd4jKernels extends ComposedKernels {
  private final ArrayMemory memory;
  private final ProductKernels products;
  private final PointwiseKernels pointwise = new Nd4jPointwise();
  private final RowKernels rows;

  /** Kernels that may take all of the machine's memory. */
  public Nd4jKernels() {
    this(MemoryBudget.ofProcess());
  }

  /** Kernels within a budget. */
  public Nd4jKernels(MemoryBudget budget) {
    memory = new Nd4jMemory(budget);
    products = new Nd4jProducts(memory);
    rows = new Nd4jRows(memory);
  }

  @Override
  public String name() {
    return "nd4j";
  }

  @Override
  public boolean supports(Precision precision) {
    return true;
  }

  @Override
  public ArrayMemory memory() {
    return memory;
  }

  @Override
  public ProductKernels products() {
    return products;
  }

  @Override
  public PointwiseKernels pointwise() {
    return pointwise;
  }

  @Override
  public RowKernels rows() {
    return rows;
  }
}
