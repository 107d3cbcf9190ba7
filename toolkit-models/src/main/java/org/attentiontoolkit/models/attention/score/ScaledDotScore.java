package org.attentiontoolkit.models.attention.score;

import org.attentiontoolkit.api.attention.ScoreSlot;
import org.attentiontoolkit.tensor.ParameterScope;

/**
 * Query times key, divided by the root of the width: {@code score = qᵀ k / √K}. It has no
 * parameters, and queries must be as wide as keys.
 *
 * <p>Vaswani et al., "Attention is all you need", NeurIPS 2017, equation 1.
 */
public final class ScaledDotScore implements PlainDot {
  /** No settings. */
  public record Config() {}

  private final int width;

  /**
   * A score.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if queries and keys differ in width
   */
  public ScaledDotScore(Config config, ScoreSlot slot, ParameterScope scope) {
    PlainDot.requireEqualWidths("scaled-dot", slot);
    width = slot.keyWidth();
  }

  @Override
  public double scale() {
    return 1 / Math.sqrt(width);
  }

  @Override
  public int width() {
    return width;
  }
}
