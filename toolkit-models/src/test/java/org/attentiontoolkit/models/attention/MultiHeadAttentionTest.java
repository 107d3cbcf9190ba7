package org.attentiontoolkit.models.attention;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.attentiontoolkit.api.model.AttentionFactory;
import org.attentiontoolkit.api.model.AttentionSlot;
import org.attentiontoolkit.testkit.AttentionContract;
import org.junit.jupiter.api.Test;

final class MultiHeadAttentionTest extends AttentionContract {
  @Override
  protected AttentionFactory attention() {
    return (slot, scope) ->
        new MultiHeadAttention(new MultiHeadAttention.Config(8, 2, 0.0), slot, scope);
  }

  @Override
  protected AttentionSlot slot() {
    return new AttentionSlot(5, 6, 4);
  }

  @Override
  protected boolean hasNoEffect(String parameterName) {
    return parameterName.equals("attention.key.bias");
  }

  @Test
  void refusesHeadsThatDoNotDivideTheWidth() {
    assertThatThrownBy(() -> new MultiHeadAttention.Config(10, 3, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("width 10")
        .hasMessageContaining("3 heads");
  }
}
