package org.attentiontoolkit.models.attention;

import org.attentiontoolkit.api.model.Attention;
import org.attentiontoolkit.api.model.AttentionOutput;
import org.attentiontoolkit.api.model.AttentionSlot;
import org.attentiontoolkit.api.model.Memory;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.op.PairScores;

/**
 * Query times state, divided by the root of the width: {@code score = qᵀ h / √D}. It has no
 * parameters, and queries must be as wide as states.
 *
 * <p>Vaswani et al., "Attention is all you need", NeurIPS 2017, equation 1.
 */
public final class ScaledDotAttention implements Attention {
  /** No settings. */
  public record Config() {}

  private final int width;

  /**
   * An attention for a slot.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if queries and states differ in
   *     width
   */
  public ScaledDotAttention(Config config, AttentionSlot slot, ParameterScope scope) {
    Widths.equal("scaled-dot", slot.queryWidth(), slot.memoryWidth());
    width = slot.memoryWidth();
  }

  @Override
  public Prepared prepare(Tape tape, Memory memory) {
    return new Projected(memory.states(), memory.states());
  }

  @Override
  public AttentionOutput attend(
      Tape tape, Packed queries, Prepared prepared, Visibility visibility, Weights weights) {
    Projected memory = (Projected) prepared;
    return AttentionPooling.of(
        tape,
        PairScores.dot(tape, queries, memory.keys(), 1, 1 / Math.sqrt(width)),
        memory.values(),
        visibility,
        weights);
  }

  @Override
  public int contextWidth() {
    return width;
  }
}
