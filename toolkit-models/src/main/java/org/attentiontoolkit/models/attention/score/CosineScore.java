package org.attentiontoolkit.models.attention.score;

import java.util.Optional;
import org.attentiontoolkit.api.attention.DotProductScore;
import org.attentiontoolkit.api.attention.ScoreSlot;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.UnitRows;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * The cosine of the angle between query and key, divided by a temperature: {@code score = qᵀ k / (τ
 * ‖q‖ ‖k‖)}. Queries must be as wide as keys.
 *
 * <p>Graves, Wayne and Danihelka, "Neural Turing machines", 2014, equations 5 and 6, where 1 / τ is
 * β; with a learned τ, Liu et al., "Swin Transformer V2", CVPR 2022, equation 2. What is learned is
 * log(1 / τ), so that τ stays above 0.
 */
public final class CosineScore implements DotProductScore {
  /**
   * Settings.
   *
   * @param temperature τ, at first if it is learned
   * @param learned whether τ is learned
   */
  public record Config(@Within("(0, )") double temperature, boolean learned) {}

  private final int width;
  private final double scale;
  private final Optional<Parameter> logScale;

  /**
   * A score; declares its parameter, if it learns one.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if queries and keys differ in width
   */
  public CosineScore(Config config, ScoreSlot slot, ParameterScope scope) {
    PlainDot.requireEqualWidths("cosine", slot);
    width = slot.keyWidth();
    double first = 1 / config.temperature();
    scale = config.learned() ? 1 : first;
    logScale =
        config.learned()
            ? Optional.of(
                scope.parameter(
                    "log-scale", Shape.of(1, 1), Initializers.constant(Math.log(first))))
            : Optional.empty();
  }

  @Override
  public Packed queries(Tape tape, Packed queries) {
    Tensor unit = UnitRows.of(tape, queries.values()); // [M, K]
    return queries.with(logScale.map(log -> scaled(tape, unit, log)).orElse(unit));
  }

  private static Tensor scaled(Tape tape, Tensor rows, Parameter log) {
    Tensor scales = Layout.gatherRows(tape, log, new int[rows.rows()]); // [M, 1]
    return Pointwise.multiplyColumn(tape, rows, Pointwise.exp(tape, scales));
  }

  @Override
  public Packed keys(Tape tape, Packed keys) {
    return keys.with(UnitRows.of(tape, keys.values())); // [N, K]
  }

  @Override
  public double scale() {
    return scale;
  }

  @Override
  public int width() {
    return width;
  }
}
