package org.attentiontoolkit.tensor.kernel.composed;

import java.util.Optional;
import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.AttentionArrays;
import org.attentiontoolkit.tensor.kernel.AttentionForm;
import org.attentiontoolkit.tensor.kernel.AttentionKernels;
import org.attentiontoolkit.tensor.kernel.AttentionRanges;
import org.attentiontoolkit.tensor.kernel.AttentionResult;
import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.Reduction;
import org.attentiontoolkit.tensor.kernel.Unary;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/** Attention of some queries of one head at a time, with all keys of their sequence. */
final class ComposedAttention implements AttentionKernels {
  /** Queries whose scores are there at the same time. */
  private static final int BLOCK = 64;

  // Of a row without a score, what is subtracted from −∞, and what zeros are divided by.
  private static final double LOWEST = -1e30;
  private static final double SMALLEST = 1e-30;

  private static final double[] NOTHING = {};

  private final ComposedKernels kernels;

  ComposedAttention(ComposedKernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public void attend(AttentionForm form, AttentionArrays inputs, AttentionResult result) {
    kernels.pointwise().fill(result.contexts(), 0);
    forBlocks(form, block -> attend(block, inputs, result));
  }

  private void attend(QueryBlock block, AttentionArrays inputs, AttentionResult result) {
    try (Work work = kernels.work(inputs.queries())) {
      Optional<Double> sink = sink(work, block, inputs);
      DenseArray lowest = work.filled(Shape.of(block.count()), sink.orElse(LOWEST));
      DenseArray scores = scores(work, block, inputs).changed();
      DenseArray max = work.binary(Binary.MAXIMUM, work.reduce(Reduction.MAX, scores), lowest);
      DenseArray e = work.unary(Unary.EXP, work.withColumn(Binary.SUBTRACT, scores, max));
      DenseArray sum = sum(work, work.reduce(Reduction.SUM, e), max, sink);
      work.put(work.add(max, work.unary(Unary.LOG, sum)), block.sums(result), false);
      DenseArray weights = dropped(work, block, work.withColumn(Binary.DIVIDE, e, sum));
      Matrix values = block.keys(inputs.values());
      multiply(weights, false, values, false, 1, block.queries(result.contexts()));
    }
  }

  /** Σ e^(score − max), with the sink's term if there is one; above 0. */
  private static DenseArray sum(
      Work work, DenseArray ofScores, DenseArray max, Optional<Double> sink) {
    if (sink.isEmpty()) {
      return work.binary(Binary.MAXIMUM, ofScores, work.filled(ofScores.shape(), SMALLEST));
    }
    DenseArray above = work.affine(-1, max, sink.get());
    return work.add(ofScores, work.unary(Unary.EXP, above));
  }

  private static Optional<Double> sink(Work work, QueryBlock block, AttentionArrays inputs) {
    return inputs.sinks().map(all -> work.copy(block.shared(all, 0)).get(0));
  }

  @Override
  public void attendBackward(
      AttentionForm form,
      AttentionArrays inputs,
      AttentionResult result,
      DenseArray dContexts,
      AttentionArrays gradients) {
    forBlocks(form, block -> attendBackward(block, inputs, result, dContexts, gradients));
  }

  private void attendBackward(
      QueryBlock block,
      AttentionArrays inputs,
      AttentionResult result,
      DenseArray dContexts,
      AttentionArrays gradients) {
    try (Work work = kernels.work(inputs.queries())) {
      Scores scores = scores(work, block, inputs);
      DenseArray sums = work.copy(block.sums(result));
      DenseArray weights =
          work.unary(Unary.EXP, work.withColumn(Binary.SUBTRACT, scores.changed(), sums));
      DenseArray upstream = work.copy(block.queries(dContexts));
      Matrix dValues = block.keys(gradients.values());
      multiply(dropped(work, block, weights), true, Matrix.of(upstream), false, 1, dValues);
      DenseArray dWeights = work.filled(weights.shape(), 0);
      multiply(upstream, false, block.keys(inputs.values()), true, 1, Matrix.of(dWeights));
      DenseArray contexts = work.copy(block.queries(result.contexts()));
      DenseArray mean = work.reduce(Reduction.SUM, work.multiply(contexts, upstream));
      DenseArray difference =
          work.withColumn(Binary.SUBTRACT, dropped(work, block, dWeights), mean);
      DenseArray dChanged = work.multiply(weights, difference);
      biasGradients(work, block, dChanged, gradients);
      sinkGradient(work, block, sums, mean, inputs, gradients);
      DenseArray dScores = work.multiply(scores.slopes(), dChanged);
      double scale = block.form().scale();
      Matrix keys = block.keys(inputs.keys());
      multiply(dScores, false, keys, false, scale, block.queries(gradients.queries()));
      Matrix queries = block.queries(inputs.queries());
      multiply(dScores, true, queries, false, scale, block.keys(gradients.keys()));
    }
  }

  private static void biasGradients(
      Work work, QueryBlock block, DenseArray dScores, AttentionArrays gradients) {
    gradients
        .biases()
        .ifPresent(all -> {
          Matrix place = block.biasGradients(all);
          Shape shape = Shape.of(place.rows(), place.columns());
          DenseArray sums = work.array(shape);
          int length = Math.toIntExact(shape.length());
          sums.set(block.biasSums(dScores.toDoubles(), length));
          work.put(sums, place, true);
        });
  }

  /** The sink's weight takes from all queries, and gives nothing: −Σ weight · mean. */
  private static void sinkGradient(
      Work work,
      QueryBlock block,
      DenseArray sums,
      DenseArray mean,
      AttentionArrays inputs,
      AttentionArrays gradients) {
    gradients
        .sinks()
        .ifPresent(all -> {
          double sink = sink(work, block, inputs).orElseThrow();
          double[] logSums = sums.toDoubles();
          double[] means = mean.toDoubles();
          double gradient = 0;
          for (int i = 0; i < block.count(); i++) {
            gradient -= Math.exp(sink - logSums[i]) * means[i];
          }
          work.put(work.filled(Shape.of(1, 1), gradient), block.shared(all, block.b()), true);
        });
  }

  /** Adds a product to something. */
  private void multiply(
      DenseArray a, boolean transposeA, Matrix b, boolean transposeB, double alpha, Matrix c) {
    Addend addend = new Addend.Result();
    kernels.products().multiply(Matrix.of(a), transposeA, b, transposeB, alpha, addend, c);
  }

  private DenseArray dropped(Work work, QueryBlock block, DenseArray weights) {
    if (block.form().dropout().isEmpty()) {
      return weights;
    }
    DenseArray kept = work.array(weights.shape());
    int from = block.ranges().queryStart(block.b()) + block.first();
    var dropout = block.form().dropout().get();
    kernels
        .pointwise()
        .dropout(
            weights,
            dropout.rule(block.head(), from, block.count(), weights.columns()),
            kept,
            false);
    return kept;
  }

  /** The scores of a block before the softmax, and by what each follows {@code scale · q · k}. */
  private record Scores(DenseArray changed, DenseArray slopes) {}

  private Scores scores(Work work, QueryBlock block, AttentionArrays inputs) {
    Shape shape = Shape.of(block.count(), block.ranges().keys(block.b()));
    DenseArray dots = work.filled(shape, 0);
    kernels
        .products()
        .multiply(
            block.queries(inputs.queries()),
            false,
            block.keys(inputs.keys()),
            true,
            block.form().scale(),
            new Addend.Nothing(),
            Matrix.of(dots));
    DenseArray slopes = work.filled(shape, 1);
    if (block.changes()) {
      double[] values = dots.toDoubles();
      double[] factors = slopes.toDoubles();
      double[] biases =
          inputs.biases().map(all -> work.copy(block.biases(all)).toDoubles()).orElse(NOTHING);
      block.change(values, biases, factors);
      dots.set(values);
      slopes.set(factors);
    }
    return new Scores(dots, slopes);
  }

  private interface Step {
    void run(QueryBlock block);
  }

  private static void forBlocks(AttentionForm form, Step step) {
    AttentionRanges ranges = form.ranges();
    for (int b = 0; b < ranges.sequences(); b++) {
      for (int head = 0; ranges.keys(b) > 0 && head < form.heads(); head++) {
        for (int first = 0; first < ranges.queries(b); first += BLOCK) {
          step.run(
              new QueryBlock(form, b, head, first, Math.min(BLOCK, ranges.queries(b) - first)));
        }
      }
    }
  }
}
