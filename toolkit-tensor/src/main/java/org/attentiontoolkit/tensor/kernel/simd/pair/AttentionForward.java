package org.attentiontoolkit.tensor.kernel.simd.pair;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import org.attentiontoolkit.tensor.kernel.AttentionArrays;
import org.attentiontoolkit.tensor.kernel.AttentionForm;
import org.attentiontoolkit.tensor.kernel.AttentionRanges;
import org.attentiontoolkit.tensor.kernel.AttentionResult;
import org.attentiontoolkit.tensor.kernel.simd.vector.RowLoops;
import org.attentiontoolkit.tensor.kernel.simd.vector.Rows;
import org.attentiontoolkit.tensor.kernel.simd.vector.Scratch;

/** The contexts of a unit: see {@link SimdAttention}. */
record AttentionForward(AttentionForm form, AttentionArrays inputs, AttentionResult result) {
  private static final Scratch TRANSPOSED = new Scratch();
  private static final Scratch SCORES = new Scratch();

  void run(AttentionUnits.Unit unit) {
    AttentionRanges ranges = form.ranges();
    int b = unit.b();
    int keyHead = unit.head() / form.group();
    int queries = ranges.queries(b);
    Rows keyRows = Rows.of(inputs.keys(), ranges.keyStart(b), keyHead, form.keyHeads());
    Rows valueRows = Rows.of(inputs.values(), ranges.keyStart(b), keyHead, form.keyHeads());
    int step = HeadRows.step(Math.max(keyRows.width(), valueRows.width()));
    HeadRows keys = new HeadRows(keyRows, queries, step);
    HeadRows values = new HeadRows(valueRows, queries, step);
    AttentionBlock whole = AttentionBlock.of(form, b, unit.head(), unit.from(), unit.to(), step);
    HeadRows transposed = keys.transposed(whole.span(), TRANSPOSED);
    whole.cut(step).forEach(block -> attend(block, transposed, values));
  }

  private void attend(AttentionBlock block, HeadRows keys, HeadRows values) {
    int count = block.count();
    Rows contexts = block.queries(result.contexts());
    Rows logSums = block.queries(result.logSums());
    Rows scores = block.pairs(SCORES);
    Rows queries = block.queries(inputs.queries());
    keys.dot(queries, count, block.span(), (float) form.scale(), scores);
    ScoreChange change = new ScoreChange(block, inputs);
    float[] sums = new float[count];
    for (int i = 0; i < count; i++) {
      AttentionRow row = block.row(i, scores);
      change.apply(row, i, scores.values());
      AttentionRow.Sum sum = row.weigh(scores.values(), change.sink());
      sums[i] = sum.value();
      logSums.values().setAtIndex(JAVA_FLOAT, logSums.row(i), sum.log());
    }
    block.drop(scores);
    values.sum(scores, count, block.span(), 1, contexts, false);
    for (int i = 0; i < count; i++) {
      long at = contexts.row(i);
      RowLoops.scale(
          contexts.values(), at, 1 / sums[i], contexts.values(), at, contexts.width(), false);
    }
  }
}
