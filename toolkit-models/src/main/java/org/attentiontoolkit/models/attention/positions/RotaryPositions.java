package org.attentiontoolkit.models.attention.positions;

import java.util.function.DoubleUnaryOperator;
import org.attentiontoolkit.api.attention.Positions;
import org.attentiontoolkit.api.attention.PositionsSlot;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.Pointwise;

/**
 * Queries and keys are turned by their position, so that their product depends on the distance: of
 * the first r columns of a head, columns i and i + r/2 are turned by {@code position · base^(−2i /
 * r)}.
 *
 * <p>Su et al., "RoFormer: enhanced Transformer with rotary position embedding", 2021, equations 14
 * and 34, which pairs columns 2i and 2i + 1; here they are paired as in Llama (Touvron et al.
 * 2023), so that its weights fit. A part of the columns: GPT-NeoX (Black et al. 2022), section 2.1.
 */
public final class RotaryPositions implements Positions {
  /**
   * Settings.
   *
   * @param base of the waves' lengths
   * @param fraction of a head's columns that are turned, rounded down to pairs
   */
  public record Config(@Within("(1, )") double base, @Within("(0, 1]") double fraction) {}

  private final int heads;
  private final int width;
  private final int turned;
  private final double base;

  /**
   * For dot products of states that look at themselves.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if the memory is another sequence,
   *     scores are no dot products or there is no pair of columns
   */
  public RotaryPositions(Config config, PositionsSlot slot, ParameterScope scope) {
    slot.requireOneSequence("rotary");
    width = slot.requireProducts("rotary").width();
    heads = slot.heads();
    base = config.base();
    turned = (int) (width * config.fraction() / 2) * 2;
    if (turned == 0) {
      throw Problem.input(
              "attention.positions",
              "positions 'rotary' turn pairs of columns, but "
                  + config.fraction()
                  + " of a head that is "
                  + width
                  + " wide is less than one pair")
          .hint("use wider heads or a larger fraction")
          .exception();
    }
  }

  @Override
  public Packed queries(Tape tape, Packed queries) {
    return keys(tape, queries, queries.segments().positions());
  }

  @Override
  public Packed keys(Tape tape, Packed keys, int[] positions) {
    Tensor x = keys.values(); // [N, H · A]
    int half = turned / 2;
    Tensor rows = Layout.reshape(tape, x, Shape.of(x.rows() * heads, width)); // [N · H, A]
    Tensor first = Layout.columns(tape, rows, 0, half);
    Tensor second = Layout.columns(tape, rows, half, turned);
    Tensor cosines = waves(tape, positions, Math::cos);
    Tensor sines = waves(tape, positions, Math::sin);
    Tensor left =
        Pointwise.subtract(
            tape,
            Pointwise.multiply(tape, first, cosines),
            Pointwise.multiply(tape, second, sines));
    Tensor right =
        Pointwise.add(
            tape,
            Pointwise.multiply(tape, second, cosines),
            Pointwise.multiply(tape, first, sines));
    Tensor all =
        turned == width
            ? Layout.concatColumns(tape, left, right)
            : Layout.concatColumns(tape, left, right, Layout.columns(tape, rows, turned, width));
    return keys.with(Layout.reshape(tape, all, x.shape()));
  }

  /** A wave of {@code position · base^(−2i / r)}, {@code [N · H, r / 2]}. */
  private Tensor waves(Tape tape, int[] positions, DoubleUnaryOperator wave) {
    int half = turned / 2;
    double[] values = new double[positions.length * heads * half];
    for (int row = 0; row < positions.length; row++) {
      for (int i = 0; i < half; i++) {
        double angle = positions[row] * Math.pow(base, -2.0 * i / turned);
        double value = wave.applyAsDouble(angle);
        for (int head = 0; head < heads; head++) {
          values[(row * heads + head) * half + i] = value;
        }
      }
    }
    return tape.constant(Shape.of(positions.length * heads, half), values);
  }
}
