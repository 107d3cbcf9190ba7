package org.attentiontoolkit.models.attention.positions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.attentiontoolkit.api.attention.DotProductScore;
import org.attentiontoolkit.api.attention.Positions;
import org.attentiontoolkit.api.attention.PositionsFactory;
import org.attentiontoolkit.api.attention.PositionsSlot;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.models.attention.Attentions;
import org.attentiontoolkit.models.attention.GoldenAttention;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.testkit.PlainPooling;
import org.attentiontoolkit.testkit.PositionsContract;
import org.junit.jupiter.api.Test;

final class RotaryPositionsTest extends PositionsContract {
  @Override
  protected PositionsFactory positions() {
    return rotary(10000, 0.7);
  }

  private static PositionsFactory rotary(double base, double fraction) {
    return (slot, scope) ->
        new RotaryPositions(new RotaryPositions.Config(base, fraction), slot, scope);
  }

  /** With rotate_half of Llama. */
  @Test
  void equalsHuggingFace() {
    GoldenAttention.checkCausal(
        "rotary-causal", Attentions.twoHeads(PlainPooling.with(rotary(10000, 1))));
    GoldenAttention.checkSelf(
        "rotary-half", Attentions.twoHeads(PlainPooling.with(rotary(100, 0.5))));
  }

  /** One pair of columns, turned by one radian a position. */
  @Test
  void byHand() {
    Positions positions =
        rotary(10000, 1)
            .create(
                new PositionsSlot(SlotRole.SELF, 1, Optional.of(new ScaledProduct(2))),
                new Parameters().root());
    try (Engine engine = Engine.create(EngineOptions.doublePrecision());
        Tape tape = engine.inference()) {
      Packed keys = new Packed(tape.constant(Shape.of(2, 2), 3, 4, 3, 4), Segments.ofLengths(2));
      double cos = Math.cos(1);
      double sin = Math.sin(1);
      assertThat(positions.keys(tape, keys, new int[] {0, 1}).values().data().toDoubles())
          .containsExactly(
              new double[] {3, 4, 3 * cos - 4 * sin, 4 * cos + 3 * sin}, within(1e-15));
    }
  }

  @Test
  void refusesHeadsWithoutAPair() {
    assertThatThrownBy(() ->
            rotary(10000, 0.5)
                .create(
                    new PositionsSlot(SlotRole.SELF, 1, Optional.of(new ScaledProduct(3))),
                    new Parameters().root()))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("3 wide");
  }

  private record ScaledProduct(int width) implements DotProductScore {
    @Override
    public double scale() {
      return 1;
    }
  }
}
