package org.attentiontoolkit.models.attention.score;

import org.attentiontoolkit.api.attention.ScoreSlot;
import org.attentiontoolkit.tensor.ParameterScope;

/**
 * Query times key: {@code score = qᵀ k}. It has no parameters, and queries must be as wide as keys.
 *
 * <p>Luong, Pham and Manning, "Effective approaches to attention-based neural machine translation",
 * EMNLP 2015, equation 8, "dot".
 */
public final class DotScore implements PlainDot {
  /** No settings. */
  public record Config() {}

  private final int width;

  /**
   * A score.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if queries and keys differ in width
   */
  public DotScore(Config config, ScoreSlot slot, ParameterScope scope) {
    PlainDot.requireEqualWidths("dot", slot);
    width = slot.keyWidth();
  }

  @Override
  public double scale() {
    return 1;
  }

  @Override
  public int width() {
    return width;
  }
}
