package org.attentiontoolkit.models.attention.score;

import org.attentiontoolkit.api.attention.DotProductScore;
import org.attentiontoolkit.api.attention.ScoreSlot;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * A matrix between query and key: {@code score = qᵀ W k}.
 *
 * <p>Luong, Pham and Manning, "Effective approaches to attention-based neural machine translation",
 * EMNLP 2015, equation 8, "general".
 */
public final class GeneralScore implements DotProductScore {
  /** No settings. */
  public record Config() {}

  private final Linear key;
  private final int width;

  /** A score; declares its parameters. */
  public GeneralScore(Config config, ScoreSlot slot, ParameterScope scope) {
    width = slot.queryWidth();
    key =
        Linear.withoutBias(
            scope.child("key"), slot.keyWidth(), slot.queryWidth(), Initializers.xavierUniform());
  }

  /** {@code W k} once a key instead of {@code qᵀ W} once a query: {@code [N, Q]}. */
  @Override
  public Packed keys(Tape tape, Packed keys) {
    return key.apply(tape, keys);
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
