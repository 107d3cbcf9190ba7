package org.attentiontoolkit.tensor.kernel.plain;

import org.attentiontoolkit.tensor.kernel.PointwiseKernels;
import org.attentiontoolkit.tensor.kernel.ProductKernels;
import org.attentiontoolkit.tensor.kernel.RowKernels;
import org.attentiontoolkit.tensor.kernel.composed.ComposedKernels;
import org.attentiontoolkit.tensor.memory.ArrayMemory;
import org.attentiontoolkit.tensor.memory.Precision;

/** Plain Java loops. */
public final class PlainKernels extends ComposedKernels {
  private final ArrayMemory memory = new PlainMemory();
  private final ProductKernels products = new PlainProducts();
  private final PointwiseKernels pointwise = new PlainPointwise();
  private final RowKernels rows = new PlainRows();

  @Override
  public String name() {
    return "plain";
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
