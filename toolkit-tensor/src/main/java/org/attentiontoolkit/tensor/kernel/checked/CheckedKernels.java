package org.attentiontoolkit.tensor.kernel.checked;

import java.util.function.IntConsumer;
import org.attentiontoolkit.tensor.kernel.AttentionKernels;
import org.attentiontoolkit.tensor.kernel.CellKernels;
import org.attentiontoolkit.tensor.kernel.Kernels;
import org.attentiontoolkit.tensor.kernel.NormKernels;
import org.attentiontoolkit.tensor.kernel.PairKernels;
import org.attentiontoolkit.tensor.kernel.PointwiseKernels;
import org.attentiontoolkit.tensor.kernel.ProductKernels;
import org.attentiontoolkit.tensor.kernel.RowKernels;
import org.attentiontoolkit.tensor.kernel.SoftmaxKernels;
import org.attentiontoolkit.tensor.kernel.UpdateKernels;
import org.attentiontoolkit.tensor.memory.ArrayMemory;
import org.attentiontoolkit.tensor.memory.Precision;

/** A kernel set that checks the shapes it is given. */
public final class CheckedKernels implements Kernels {
  private final Kernels kernels;
  private final ProductKernels products;
  private final PointwiseKernels pointwise;
  private final RowKernels rows;
  private final SoftmaxKernels softmaxes;
  private final NormKernels norms;
  private final CellKernels cells;
  private final PairKernels pairs;
  private final AttentionKernels attention;
  private final UpdateKernels updates;

  /** Checks for a set. */
  public CheckedKernels(Kernels kernels) {
    this.kernels = kernels;
    products = new CheckedProducts(kernels.products());
    pointwise = new CheckedPointwise(kernels.pointwise());
    rows = new CheckedRows(kernels.rows());
    softmaxes = new CheckedSoftmaxes(kernels.softmaxes());
    norms = new CheckedNorms(kernels.norms());
    cells = new CheckedCells(kernels.cells());
    pairs = new CheckedPairs(kernels.pairs());
    attention = new CheckedAttention(kernels.attention());
    updates = new CheckedUpdates(kernels.updates());
  }

  @Override
  public String name() {
    return kernels.name();
  }

  @Override
  public boolean supports(Precision precision) {
    return kernels.supports(precision);
  }

  @Override
  public ArrayMemory memory() {
    return kernels.memory();
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
  public AttentionKernels attention() {
    return attention;
  }

  @Override
  public UpdateKernels updates() {
    return updates;
  }

  @Override
  public void share(int parts, IntConsumer part) {
    kernels.share(parts, part);
  }

  @Override
  public void enter() {
    kernels.enter();
  }

  @Override
  public void leave() {
    kernels.leave();
  }

  @Override
  public void close() {
    kernels.close();
  }
}
