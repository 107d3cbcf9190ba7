package org.attentiontoolkit.models.attention;

import java.util.Optional;
import org.attentiontoolkit.api.model.Attention;
import org.attentiontoolkit.api.model.AttentionOutput;
import org.attentiontoolkit.api.model.AttentionSlot;
import org.attentiontoolkit.api.model.Memory;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Layout;

/**
 * No attention: a decoder knows the source by the encoder's summary alone, either at every step or
 * through its first state only.
 *
 * <p>Every step: Cho et al., "Learning phrase representations using RNN encoder–decoder", EMNLP
 * 2014, section 2.2. First state: Sutskever, Vinyals and Le, "Sequence to sequence learning with
 * neural networks", NeurIPS 2014.
 */
public final class NoAttention implements Attention {
  /** When a decoder sees the summary. */
  public enum Summary {
    /** It is every step's context. */
    EVERY_STEP,
    /** There is no context: the summary reaches the decoder through its first state. */
    FIRST_STATE
  }

  /**
   * Settings.
   *
   * @param summary when a decoder sees the encoder's summary
   */
  public record Config(Summary summary) {}

  private record Summarised(Tensor summary) implements Prepared {}

  private final Summary summary;
  private final int summaryWidth;

  /** The absence of attention in a slot. */
  public NoAttention(Config config, AttentionSlot slot, ParameterScope scope) {
    summary = config.summary();
    summaryWidth = slot.summaryWidth();
  }

  @Override
  public Prepared prepare(Tape tape, Memory memory) {
    return new Summarised(memory.summary()); // [B, E]
  }

  @Override
  public AttentionOutput attend(
      Tape tape, Packed queries, Prepared prepared, Visibility visibility, Weights weights) {
    Tensor context =
        summary == Summary.EVERY_STEP
            ? Layout.gatherRows(
                tape, ((Summarised) prepared).summary(), queries.segments().owners()) // [M, E]
            : tape.constant(Shape.of(queries.segments().rows(), 0));
    return new AttentionOutput(context, Optional.empty());
  }

  @Override
  public int contextWidth() {
    return summary == Summary.EVERY_STEP ? summaryWidth : 0;
  }
}
