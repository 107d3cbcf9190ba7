package org.attentiontoolkit.tensor.kernel.simd.row;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.attentiontoolkit.tensor.kernel.memory.Nd4jArray.segment;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.kernel.SoftmaxKernels;
import org.attentiontoolkit.tensor.kernel.memory.HeapInts;
import org.attentiontoolkit.tensor.kernel.simd.vector.Bands;
import org.attentiontoolkit.tensor.kernel.simd.vector.RowLoops;
import org.attentiontoolkit.tensor.kernel.simd.vector.SoftmaxLoops;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/** Distributions over the columns of each row: shares the rows among the workers. */
public final class SimdSoftmaxes implements SoftmaxKernels {
  private final Workers workers;

  /** Rows shared among these workers. */
  public SimdSoftmaxes(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void softmax(DenseArray x, DenseArray y) {
    MemorySegment values = segment(x);
    MemorySegment result = segment(y);
    int columns = x.columns();
    rows(
        x,
        (from, to) -> {
          for (int n = from; n < to; n++) {
            long at = (long) n * columns;
            float max = RowLoops.max(values, at, columns);
            float sum = SoftmaxLoops.exp(values, max, result, at, columns);
            RowLoops.scale(result, at, 1 / sum, result, at, columns, false);
          }
        });
  }

  @Override
  public void softmaxGradient(DenseArray y, DenseArray dy, DenseArray dx, boolean add) {
    MemorySegment p = segment(y);
    MemorySegment upstream = segment(dy);
    MemorySegment result = segment(dx);
    int columns = y.columns();
    rows(
        y,
        (from, to) -> {
          for (int n = from; n < to; n++) {
            long at = (long) n * columns;
            float mean = VectorMath.dot(p, at, upstream, at, columns);
            SoftmaxLoops.gradient(p, upstream, mean, result, at, columns, add);
          }
        });
  }

  @Override
  public void logSoftmax(DenseArray x, DenseArray y) {
    MemorySegment values = segment(x);
    MemorySegment result = segment(y);
    int columns = x.columns();
    rows(
        x,
        (from, to) -> {
          for (int n = from; n < to; n++) {
            long at = (long) n * columns;
            float max = RowLoops.max(values, at, columns);
            float log = (float) Math.log(SoftmaxLoops.sumExp(values, max, at, columns));
            SoftmaxLoops.subtract(values, max, log, result, at, columns);
          }
        });
  }

  @Override
  public void logSoftmaxGradient(DenseArray y, DenseArray dy, DenseArray dx, boolean add) {
    MemorySegment logs = segment(y);
    MemorySegment upstream = segment(dy);
    MemorySegment result = segment(dx);
    int columns = y.columns();
    rows(
        y,
        (from, to) -> {
          for (int n = from; n < to; n++) {
            long at = (long) n * columns;
            float sum = SoftmaxLoops.sum(upstream, at, columns);
            SoftmaxLoops.logGradient(logs, upstream, sum, result, at, columns, add);
          }
        });
  }

  @Override
  public void crossEntropy(
      DenseArray logits,
      IntArray targets,
      DenseArray logSums,
      DenseArray ofTarget,
      DenseArray ofAll) {
    int[] wanted = HeapInts.of(targets);
    MemorySegment values = segment(logits);
    MemorySegment sums = segment(logSums);
    MemorySegment likelihoods = segment(ofTarget);
    MemorySegment means = segment(ofAll);
    boolean withMeans = ofAll.length() > 0;
    int columns = logits.columns();
    rows(
        logits,
        (from, to) -> {
          for (int n = from; n < to; n++) {
            long at = (long) n * columns;
            float max = RowLoops.max(values, at, columns);
            double logSum = max + Math.log(SoftmaxLoops.sumExp(values, max, at, columns));
            sums.setAtIndex(JAVA_FLOAT, n, (float) logSum);
            float logit = values.getAtIndex(JAVA_FLOAT, at + wanted[n]);
            likelihoods.setAtIndex(JAVA_FLOAT, n, (float) (logSum - logit));
            if (withMeans) {
              double mean = (double) SoftmaxLoops.sum(values, at, columns) / columns;
              means.setAtIndex(JAVA_FLOAT, n, (float) (logSum - mean));
            }
          }
        });
  }

  @Override
  public void crossEntropyGradient(
      DenseArray logits,
      IntArray targets,
      double smoothing,
      DenseArray logSums,
      double scale,
      DenseArray factor,
      DenseArray dlogits,
      boolean add) {
    int[] wanted = HeapInts.of(targets);
    MemorySegment values = segment(logits);
    MemorySegment sums = segment(logSums);
    MemorySegment result = segment(dlogits);
    int columns = logits.columns();
    double whole = scale * segment(factor).getAtIndex(JAVA_FLOAT, 0);
    float spread = (float) (whole * smoothing / columns);
    float share = (float) (whole * (1 - smoothing));
    rows(
        logits,
        (from, to) -> {
          for (int n = from; n < to; n++) {
            long at = (long) n * columns;
            float logSum = sums.getAtIndex(JAVA_FLOAT, n);
            SoftmaxLoops.probabilities(
                values, logSum, (float) whole, spread, result, at, columns, add);
            long target = at + wanted[n];
            float found = result.getAtIndex(JAVA_FLOAT, target);
            result.setAtIndex(JAVA_FLOAT, target, found - share);
          }
        });
  }

  private void rows(DenseArray x, Bands.Body body) {
    Bands.run(workers, x.rows(), x.columns(), body);
  }
}
