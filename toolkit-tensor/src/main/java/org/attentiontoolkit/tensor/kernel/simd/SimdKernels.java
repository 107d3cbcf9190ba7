package org.attentiontoolkit.tensor.kernel.simd;

import org.attentiontoolkit.tensor.blas.OpenBlas;
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
import org.attentiontoolkit.tensor.parallel.Workers;

/** The fast set on a CPU. */
public final class SimdKernels implements Kernels {
  private final Workers workers;
  private final Products products;
  private final Pointwise pointwise;
  private final RowKernels rows;
  private final SoftmaxKernels softmaxes;
  private final NormKernels norms;
  private final CellKernels cells;
  private final PairKernels pairs;
  private final UpdateKernels updates;

  /** Kernels that share their work among {@code threads} threads, the calling one among them. */
  public SimdKernels(int threads) {
    OpenBlas.useOneThread();
    workers = new Workers(threads);
    Spans spans = new Spans(workers);
    RowSums sums = new RowSums(workers);
    products = new SimdProducts(workers);
    pointwise = new SimdPointwise(workers, spans);
    rows = new SimdRows(workers, sums);
    softmaxes = new SimdSoftmaxes(workers);
    norms = new SimdNorms(workers, sums);
    cells = new SimdCells(workers, rows);
    pairs = new SimdPairs(workers, products);
    updates = new SimdUpdates(workers, spans);
  }

  /** How many bits one vector of this CPU has. */
  public static int vectorBits() {
    return VectorMath.FLOATS.vectorBitSize();
  }

  @Override
  public String name() {
    return "simd";
  }

  @Override
  public boolean supports(Precision precision) {
    return precision == Precision.FLOAT;
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
  public void close() {
    workers.close();
  }
}
