package org.attentiontoolkit.tensor.kernel.simd;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.kernel.SoftmaxKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/** Distributions over the columns of each row: shares the rows among the workers. */
final class SimdSoftmaxes implements SoftmaxKernels {
  private final Workers workers;

  SimdSoftmaxes(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void softmax(DenseArray x, DenseArray y) {
    MemorySegment values = x.segment();
    MemorySegment result = y.segment();
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
    MemorySegment p = y.segment();
    MemorySegment upstream = dy.segment();
    MemorySegment result = dx.segment();
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
    MemorySegment values = x.segment();
    MemorySegment result = y.segment();
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
    MemorySegment logs = y.segment();
    MemorySegment upstream = dy.segment();
    MemorySegment result = dx.segment();
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
      DenseArray logits, int[] targets, DenseArray logSums, double[] ofTarget, double[] ofAll) {
    MemorySegment values = logits.segment();
    MemorySegment sums = logSums.segment();
    int columns = logits.columns();
    rows(
        logits,
        (from, to) -> {
          for (int n = from; n < to; n++) {
            long at = (long) n * columns;
            float max = RowLoops.max(values, at, columns);
            double logSum = max + Math.log(SoftmaxLoops.sumExp(values, max, at, columns));
            sums.setAtIndex(JAVA_FLOAT, n, (float) logSum);
            ofTarget[n] = logSum - values.getAtIndex(JAVA_FLOAT, at + targets[n]);
            if (ofAll.length > 0) {
              ofAll[n] = logSum - (double) SoftmaxLoops.sum(values, at, columns) / columns;
            }
          }
        });
  }

  @Override
  public void crossEntropyGradient(
      DenseArray logits,
      int[] targets,
      double smoothing,
      DenseArray logSums,
      double scale,
      DenseArray dlogits,
      boolean add) {
    MemorySegment values = logits.segment();
    MemorySegment sums = logSums.segment();
    MemorySegment result = dlogits.segment();
    int columns = logits.columns();
    float spread = (float) (scale * smoothing / columns);
    float share = (float) (scale * (1 - smoothing));
    rows(
        logits,
        (from, to) -> {
          for (int n = from; n < to; n++) {
            long at = (long) n * columns;
            float logSum = sums.getAtIndex(JAVA_FLOAT, n);
            SoftmaxLoops.probabilities(
                values, logSum, (float) scale, spread, result, at, columns, add);
            long target = at + targets[n];
            float found = result.getAtIndex(JAVA_FLOAT, target);
            result.setAtIndex(JAVA_FLOAT, target, found - share);
          }
        });
  }

  private void rows(DenseArray x, Bands.Body body) {
    Bands.run(workers, x.rows(), x.columns(), body);
  }
}
