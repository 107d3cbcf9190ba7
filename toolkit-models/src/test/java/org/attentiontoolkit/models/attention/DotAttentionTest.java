package org.attentiontoolkit.models.attention;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.attentiontoolkit.api.model.AttentionFactory;
import org.attentiontoolkit.api.model.AttentionSlot;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.testkit.AttentionContract;
import org.junit.jupiter.api.Test;

final class DotAttentionTest extends AttentionContract {
  @Override
  protected AttentionFactory attention() {
    return (slot, scope) -> new DotAttention(new DotAttention.Config(), slot, scope);
  }

  @Test
  void refusesQueriesAndStatesOfDifferentWidths() {
    assertThatThrownBy(
            () -> attention().create(new AttentionSlot(5, 6, 6), new Parameters().root()))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("Q = 5")
        .hasMessageContaining("D = 6");
  }
}
