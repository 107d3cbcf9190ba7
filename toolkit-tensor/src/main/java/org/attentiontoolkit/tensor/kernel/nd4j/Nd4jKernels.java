package org.attentiontoolkit.tensor.kernel.nd4j;

import org.attentiontoolkit.tensor.kernel.CellKernels;
import org.attentiontoolkit.tensor.kernel.Kernels;
import org.attentiontoolkit.tensor.kernel.NormKernels;
import org.attentiontoolkit.tensor.kernel.PairKernels;
import org.attentiontoolkit.tensor.kernel.Pointwise;
import org.attentiontoolkit.tensor.kernel.Products;
import org.attentiontoolkit.tensor.kernel.RowKernels;
import org.attentiontoolkit.tensor.kernel.SoftmaxKernels;
import org.attentiontoolkit.tensor.kernel.UpdateKernels;
import org.attentiontoolkit.tensor.memory.Precision;

/** The portable set. */
public final class Nd4jKernels implements Kernels {
  private final Products products = new Nd4jProducts();
  private final Pointwise pointwise = new Nd4jPointwise();
  private final RowKernels rows = new Nd4jRows();
  private final SoftmaxKernels softmaxes = new Nd4jSoftmaxes();
  private final NormKernels norms = new Nd4jNorms();
  private final CellKernels cells = new Nd4jCells();
  private final PairKernels pairs = new Nd4jPairs();
  private final UpdateKernels updates = new Nd4jUpdates();

  @Override
  public String name() {
    return "nd4j";
  }

  @Override
  public boolean supports(Precision precision) {
    return true;
  }

  @Override
  public Products products() {
    return products;
  }

  @Override
  public Pointwise pointwise() {
    return pointwise;
  }

  @Override
  public RowKernels rows() {
    return rows;
  }

  @Override
  public SoftmaxKernels softmaxes() {
    return softmaxes;
  }

  @Override
  public NormKernels norms() {
    return norms;
  }

  @Override
  public CellKernels cells() {
    return cells;
  }

  @Override
  public PairKernels pairs() {
    return pairs;
  }

  @Override
  public UpdateKernels updates() {
    return updates;
  }

  @Override
  public void close() {}
}
