package org.attentiontoolkit.models.attention;

import org.attentiontoolkit.api.model.AttentionFactory;
import org.attentiontoolkit.api.model.AttentionSlot;
import org.attentiontoolkit.testkit.AttentionContract;

final class AdditiveAttentionTest extends AttentionContract {
  @Override
  protected AttentionFactory attention() {
    return (slot, scope) -> new AdditiveAttention(new AdditiveAttention.Config(7), slot, scope);
  }

  @Override
  protected AttentionSlot slot() {
    return new AttentionSlot(5, 6, 4);
  }
}
