package org.attentiontoolkit.tensor.kernel.simd;

import java.util.function.IntConsumer;
import org.attentiontoolkit.tensor.blas.OpenBlas;
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
import org.attentiontoolkit.tensor.kernel.memory.MemoryBudget;
import org.attentiontoolkit.tensor.kernel.memory.Nd4jMemory;
import org.attentiontoolkit.tensor.kernel.simd.cell.SimdCells;
import org.attentiontoolkit.tensor.kernel.simd.pair.SimdAttention;
import org.attentiontoolkit.tensor.kernel.simd.pair.SimdPairs;
import org.attentiontoolkit.tensor.kernel.simd.product.SimdProducts;
import org.attentiontoolkit.tensor.kernel.simd.row.RowSums;
import org.attentiontoolkit.tensor.kernel.simd.row.SimdNorms;
import org.attentiontoolkit.tensor.kernel.simd.row.SimdRows;
import org.attentiontoolkit.tensor.kernel.simd.row.SimdSoftmaxes;
import org.attentiontoolkit.tensor.kernel.simd.value.SimdPointwise;
import org.attentiontoolkit.tensor.kernel.simd.value.SimdUpdates;
import org.attentiontoolkit.tensor.kernel.simd.vector.Spans;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;
import org.attentiontoolkit.tensor.memory.ArrayMemory;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.parallel.Workers;

/** The fast set on a CPU. */
public final class SimdKernels implements Kernels {
  private final Workers workers;
  private final ArrayMemory memory;
  private final ProductKernels products;
  private final PointwiseKernels pointwise;
  private final RowKernels rows;
  private final SoftmaxKernels softmaxes;
  private final NormKernels norms;
  private final SimdCells cells;
  private final PairKernels pairs;
  private final AttentionKernels attention;
  private final UpdateKernels updates;

  /**
   * Kernels that share their work among {@code threads} threads, the calling one among them, and
   * may take all of the machine's memory.
   */
  public SimdKernels(int threads) {
    this(threads, MemoryBudget.ofProcess());
  }

  /** Kernels within a budget. */
  public SimdKernels(int threads, MemoryBudget budget) {
    OpenBlas.useOneThread();
    workers = new Workers(threads);
    memory = new Nd4jMemory(budget);
    Spans spans = new Spans(workers);
    RowSums sums = new RowSums(workers);
    products = new SimdProducts(workers);
    pointwise = new SimdPointwise(workers, spans);
    rows = new SimdRows(workers, sums, memory);
    softmaxes = new SimdSoftmaxes(workers);
    norms = new SimdNorms(workers, sums);
    cells = new SimdCells(workers, rows, memory);
    pairs = new SimdPairs(workers, products);
    attention = new SimdAttention(workers);
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
    workers.run(parts, part);
  }

  @Override
  public void enter() {
    workers.enter();
  }

  @Override
  public void leave() {
    workers.leave();
  }

  @Override
  public void close() {
    workers.close();
    cells.close();
  }
}
