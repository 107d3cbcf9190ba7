package org.attentiontoolkit.models.attention;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.testkit.AttentionContract;
import org.attentiontoolkit.testkit.PlainPooling;
import org.junit.jupiter.api.Test;

final class DifferentialAttentionTest extends AttentionContract {
  @Override
  protected AttentionFactory attention() {
    return differential(2);
  }

  private static AttentionFactory differential(int heads) {
    DifferentialAttention.Config config =
        new DifferentialAttention.Config(Optional.of(8), heads, 0.5);
    return (slot, scope) -> new DifferentialAttention(config, PlainPooling.CONFIG, slot, scope);
  }

  @Override
  protected AttentionSlot slot() {
    return new AttentionSlot(SlotRole.SELF, 5, 6, OptionalInt.empty());
  }

  @Override
  protected boolean weightsSumToOne() {
    return false;
  }

  @Override
  protected boolean weightsMayBeNegative() {
    return true;
  }

  @Override
  protected boolean hasNoEffect(String parameterName) {
    return parameterName.equals("attention.key.bias");
  }

  @Test
  void equalsPyTorch() {
    GoldenAttention.checkCausal("differential", attention());
  }

  @Test
  void refusesAWidthThatCannotBeDivided() {
    assertThatThrownBy(() -> differential(3).create(slot(), new Parameters().root()))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("two looks of 3 heads");
  }
}
