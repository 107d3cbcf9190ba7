package org.attentiontoolkit.tensor.kernel.composed;

import org.attentiontoolkit.tensor.kernel.CellKernels;
import org.attentiontoolkit.tensor.kernel.Kernels;
import org.attentiontoolkit.tensor.kernel.NormKernels;
import org.attentiontoolkit.tensor.kernel.PairKernels;
import org.attentiontoolkit.tensor.kernel.SoftmaxKernels;
import org.attentiontoolkit.tensor.kernel.UpdateKernels;

/**
 * A kernel set that has only memory, products, and what works value by value or row by row; a
 * subclass may put faster ones in the place of each of the others.
 */
public abstract class ComposedKernels implements Kernels {
  private final SoftmaxKernels softmaxes = new ComposedSoftmaxes(this);
  private final NormKernels norms = new ComposedNorms(this);
  private final CellKernels cells = new ComposedCells(this);
  private final PairKernels pairs = new ComposedPairs(this);
  private final UpdateKernels updates = new ComposedUpdates(this);

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
