package org.attentiontoolkit.models.attention;

import java.util.Optional;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionOutput;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.error.Problem;
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

  /** {@code [B, E]}, or {@code [B, 0]} where there is no context. */
  private record Summarised(Tensor summary) implements Prepared {}

  private final int contextWidth;

  /**
   * The absence of attention in a slot.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if there is no summary to make
   *     contexts of
   */
  public NoAttention(Config config, AttentionSlot slot, ParameterScope scope) {
    contextWidth =
        config.summary() == Summary.FIRST_STATE
            ? 0
            : slot.summaryWidth().orElseThrow(() -> noSummary(slot).exception());
  }

  @Override
  public Prepared prepare(Tape tape, Memory memory) {
    return new Summarised(
        contextWidth == 0
            ? tape.constant(Shape.of(memory.count(), 0))
            : memory.summary().orElseThrow());
  }

  /** A summary doesn't change with states that are added later. */
  @Override
  public Prepared extend(Tape tape, Prepared prepared, Packed states) {
    return prepared;
  }

  @Override
  public Prepared select(Tape tape, Prepared prepared, int[] sequences) {
    return new Summarised(Layout.gatherRows(tape, ((Summarised) prepared).summary(), sequences));
  }

  @Override
  public AttentionOutput attend(
      Tape tape, Packed queries, Prepared prepared, Visibility visibility, Weights weights) {
    Tensor summary = ((Summarised) prepared).summary();
    return new AttentionOutput(
        Layout.gatherRows(tape, summary, queries.segments().owners()), // [M, E]
        Optional.empty());
  }

  @Override
  public boolean hasWeights() {
    return false;
  }

  @Override
  public int contextWidth() {
    return contextWidth;
  }

  private static Problem noSummary(AttentionSlot slot) {
    return Problem.input(
            "attention.no-summary",
            "without attention a context is the encoder's summary, but there is none for "
                + switch (slot.role()) {
                  case SELF, CAUSAL -> "states that look at themselves";
                  case CROSS, DECODER -> "this decoder, since the encoder makes none";
                })
        .hint("use an encoder with a summary, such as 'recurrent', or 'uniform' attention");
  }
}
