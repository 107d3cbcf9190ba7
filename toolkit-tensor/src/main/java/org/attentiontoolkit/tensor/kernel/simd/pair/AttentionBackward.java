package org.attentiontoolkit.tensor.kernel.simd.pair;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import org.attentiontoolkit.tensor.kernel.AttentionArrays;
import org.attentiontoolkit.tensor.kernel.AttentionForm;
import org.attentiontoolkit.tensor.kernel.AttentionRanges;
import org.attentiontoolkit.tensor.kernel.AttentionResult;
import org.attentiontoolkit.tensor.kernel.simd.vector.Rows;
import org.attentiontoolkit.tensor.kernel.simd.vector.Scratch;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** The gradients of a unit: see {@link SimdAttention}. */
record AttentionBackward(
    AttentionForm form,
    AttentionArrays inputs,
    AttentionResult result,
    DenseArray dContexts,
    AttentionArrays gradients) {
  private static final Scratch KEYS = new Scratch();
  private static final Scratch VALUES = new Scratch();
  private static final Scratch WEIGHTS = new Scratch();
  private static final Scratch D_WEIGHTS = new Scratch();

  /** Keys and values of a unit, and their gradients. */
  private record Sides(HeadRows keys, HeadRows values, HeadRows dKeys, HeadRows dValues) {}

  void run(AttentionUnits.Unit unit) {
    int b = unit.b();
    int width = Math.max(inputs.keys().columns(), inputs.values().columns()) / form.keyHeads();
    int step = HeadRows.step(width);
    AttentionBlock whole = AttentionBlock.of(form, b, 0, unit.from(), unit.to(), step);
    Sides sides =
        new Sides(
            rows(unit, inputs.keys(), step).transposed(whole.span(), KEYS),
            rows(unit, inputs.values(), step).transposed(whole.span(), VALUES),
            rows(unit, gradients.keys(), step),
            rows(unit, gradients.values(), step));
    for (int h = 0; h < form.group(); h++) {
      int head = unit.head() * form.group() + h;
      AttentionBlock.of(form, b, head, unit.from(), unit.to(), step)
          .cut(step)
          .forEach(block -> run(block, sides));
    }
  }

  private HeadRows rows(AttentionUnits.Unit unit, DenseArray x, int step) {
    AttentionRanges ranges = form.ranges();
    int b = unit.b();
    Rows rows = Rows.of(x, ranges.keyStart(b), unit.head(), form.keyHeads());
    return new HeadRows(rows, ranges.queries(b), step);
  }

  private void run(AttentionBlock block, Sides sides) {
    int count = block.count();
    KeySpan span = block.span();
    float scale = (float) form.scale();
    Rows queries = block.queries(inputs.queries());
    Rows upstream = block.queries(dContexts);
    Rows weights = block.pairs(WEIGHTS);
    Rows dWeights = block.pairs(D_WEIGHTS);
    sides.keys.dot(queries, count, span, scale, weights);
    sides.values.dot(upstream, count, span, 1, dWeights);
    block.drop(dWeights);
    ScoreChange change = new ScoreChange(block, inputs);
    double toSink = 0;
    for (int i = 0; i < count; i++) {
      toSink += scores(block, change, i, weights, dWeights);
    }
    change.addToSink(gradients, toSink);
    sides.keys.sum(dWeights, count, span, scale, block.queries(gradients.queries()), true);
    sides.dKeys.add(dWeights, queries, count, span, scale);
    block.drop(weights);
    sides.dValues.add(weights, upstream, count, span, 1);
  }

  /**
   * Turns the scores of one query into weights, and gradients of weights into those of scores.
   *
   * @return the gradient of the sink, whose weight takes from all others
   */
  private double scores(
      AttentionBlock block, ScoreChange change, int i, Rows weights, Rows dWeights) {
    Rows contexts = block.queries(result.contexts());
    Rows upstream = block.queries(dContexts);
    Rows logSums = block.queries(result.logSums());
    float mean =
        VectorMath.dot(
            contexts.values(),
            contexts.row(i),
            upstream.values(),
            upstream.row(i),
            contexts.width());
    float logSum = logSums.values().getAtIndex(JAVA_FLOAT, logSums.row(i));
    AttentionRow row = block.row(i, weights);
    change.apply(row, i, weights.values());
    row.weighAgain(weights.values(), logSum);
    row.gradient(weights.values(), dWeights.values(), mean);
    change.back(row, i, dWeights.values(), gradients);
    return -Math.exp(change.sink() - logSum) * mean;
  }
}
