package org.attentiontoolkit.models.attention.positions;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.attentiontoolkit.api.attention.PositionsFactory;
import org.attentiontoolkit.api.attention.PositionsSlot;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.models.attention.Attentions;
import org.attentiontoolkit.models.attention.GoldenAttention;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.testkit.PlainPooling;
import org.attentiontoolkit.testkit.PositionsContract;
import org.junit.jupiter.api.Test;

final class RelativePositionsTest extends PositionsContract {
  @Override
  protected PositionsFactory positions() {
    return relative(2);
  }

  private static PositionsFactory relative(int distance) {
    return (slot, scope) ->
        new RelativePositions(new RelativePositions.Config(distance), slot, scope);
  }

  @Test
  void equalsPyTorch() {
    GoldenAttention.checkSelf("relative", Attentions.twoHeads(PlainPooling.with(positions())));
    GoldenAttention.checkCausal(
        "relative-causal", Attentions.twoHeads(PlainPooling.with(relative(9))));
  }

  @Test
  void refusesScoresThatAreNoProducts() {
    assertThatThrownBy(() ->
            positions()
                .create(
                    new PositionsSlot(SlotRole.SELF, 1, Optional.empty()), new Parameters().root()))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("'relative'");
  }
}
