package org.attentiontoolkit.api.attention;

import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;

/**
 * A score made an attention, of one head: the context is the weighted sum of the memory's states.
 */
public final class ScoredAttention implements Attention {
  private final Score score;
  private final Pooling pooling;
  private final int contextWidth;

  /**
   * An attention for a slot.
   *
   * @param factory makes the score
   * @param config the rest
   */
  public ScoredAttention(
      ScoreFactory factory, Pooling.Config config, AttentionSlot slot, ParameterScope scope) {
    score = factory.create(new ScoreSlot(slot.queryWidth(), slot.memoryWidth()), scope);
    pooling = new Pooling(config, slot, 1, scope);
    contextWidth = slot.memoryWidth();
  }

  @Override
  public Prepared prepare(Tape tape, Memory memory) {
    Packed states = memory.states(); // [N, D]
    return KeysAndValues.of(score.keys(tape, states), states);
  }

  @Override
  public Prepared extend(Tape tape, Prepared prepared, Packed states) {
    return ((KeysAndValues) prepared).append(tape, score.keys(tape, states), states);
  }

  @Override
  public Prepared select(Tape tape, Prepared prepared, int[] sequences) {
    return ((KeysAndValues) prepared).select(tape, sequences);
  }

  @Override
  public AttentionOutput attend(
      Tape tape, Packed queries, Prepared prepared, Visibility visibility, Weights weights) {
    Packed asked = score.queries(tape, queries);
    Packed keys = ((KeysAndValues) prepared).keys();
    Packed values = ((KeysAndValues) prepared).values();
    if (score instanceof DotProductScore dot) {
      Pooling.Products products = new Pooling.Products(asked, keys, values, dot.scale());
      return pooling.apply(tape, queries, products, visibility, weights);
    }
    return pooling.apply(
        tape, queries, score.compare(tape, asked, keys), values, visibility, weights);
  }

  @Override
  public int contextWidth() {
    return contextWidth;
  }
}
