package org.attentiontoolkit.models.attention;

import org.attentiontoolkit.api.model.Attention;
import org.attentiontoolkit.api.model.AttentionOutput;
import org.attentiontoolkit.api.model.AttentionSlot;
import org.attentiontoolkit.api.model.Memory;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Linear;
import org.attentiontoolkit.tensor.op.PairScores;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * A matrix between query and state: {@code score = qᵀ W h}.
 *
 * <p>Luong, Pham and Manning, "Effective approaches to attention-based neural machine translation",
 * EMNLP 2015, equation 8, "general".
 */
public final class GeneralAttention implements Attention {
  /** No settings. */
  public record Config() {}

  private final Parameter keyWeight;
  private final int contextWidth;

  /** An attention for a slot; declares its parameters. */
  public GeneralAttention(Config config, AttentionSlot slot, ParameterScope scope) {
    keyWeight =
        scope.parameter(
            "key.weight",
            Shape.of(slot.queryWidth(), slot.memoryWidth()),
            Initializers.xavierUniform());
    contextWidth = slot.memoryWidth();
  }

  @Override
  public Prepared prepare(Tape tape, Memory memory) {
    Packed states = memory.states(); // [N, D]
    // W h once a state instead of qᵀ W once a query.
    return new Projected(
        states.with(Linear.apply(tape, states.values(), keyWeight)), states); // [N, Q]
  }

  @Override
  public AttentionOutput attend(
      Tape tape, Packed queries, Prepared prepared, Visibility visibility, Weights weights) {
    Projected memory = (Projected) prepared;
    return AttentionPooling.of(
        tape,
        PairScores.dot(tape, queries, memory.keys(), 1, 1),
        memory.values(),
        visibility,
        weights);
  }

  @Override
  public int contextWidth() {
    return contextWidth;
  }
}
