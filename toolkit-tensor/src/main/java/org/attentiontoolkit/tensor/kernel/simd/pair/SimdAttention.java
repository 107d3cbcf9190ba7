package org.attentiontoolkit.tensor.kernel.simd.pair;

import org.attentiontoolkit.tensor.kernel.AttentionArrays;
import org.attentiontoolkit.tensor.kernel.AttentionForm;
import org.attentiontoolkit.tensor.kernel.AttentionKernels;
import org.attentiontoolkit.tensor.kernel.AttentionResult;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/**
 * Attention in blocks of queries with all keys that they see, which stay in the second-level cache:
 * a row of scores is complete when its softmax is computed, so that nothing has to be made good
 * later as in FlashAttention, whose blocks of keys suit smaller caches.
 */
public final class SimdAttention implements AttentionKernels {
  /** Queries of one head that share a transposed copy of its keys. */
  private static final int BAND = 512;

  private final Workers workers;

  /** Attention shared among these workers. */
  public SimdAttention(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void attend(AttentionForm form, AttentionArrays inputs, AttentionResult result) {
    AttentionForward forward = new AttentionForward(form, inputs, result);
    FewQueries few = new FewQueries(form, inputs, result);
    new AttentionUnits(form, form.heads(), width(form, inputs), BAND, few::serves)
        .run(
            workers,
            unit -> {
              if (unit.isWhole()) {
                few.run(unit.b());
              } else {
                forward.run(unit);
              }
            });
  }

  @Override
  public void attendBackward(
      AttentionForm form,
      AttentionArrays inputs,
      AttentionResult result,
      DenseArray dContexts,
      AttentionArrays gradients) {
    AttentionBackward backward = new AttentionBackward(form, inputs, result, dContexts, gradients);
    int width = width(form, inputs) * form.group();
    new AttentionUnits(form, form.keyHeads(), width, Integer.MAX_VALUE, _ -> false)
        .run(workers, backward::run);
  }

  private static int width(AttentionForm form, AttentionArrays inputs) {
    return inputs.queries().columns() / form.heads();
  }
}
