package org.attentiontoolkit.models.attention;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.testkit.AttentionContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class NoAttentionTest {
  @Test
  void needsASummaryToMakeContextsOf() {
    NoAttention.Config config = new NoAttention.Config(NoAttention.Summary.EVERY_STEP);
    assertThatThrownBy(() ->
            new NoAttention(
                config,
                new AttentionSlot(SlotRole.SELF, 6, 6, OptionalInt.empty()),
                new Parameters().root()))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("there is none for states that look at themselves")
        .hasMessageContaining("'uniform'");
  }

  @Nested
  final class WithTheSummaryAtEveryStep extends Absence {
    WithTheSummaryAtEveryStep() {
      super(NoAttention.Summary.EVERY_STEP);
    }
  }

  @Nested
  final class WithTheSummaryInTheFirstState extends Absence {
    WithTheSummaryInTheFirstState() {
      super(NoAttention.Summary.FIRST_STATE);
    }
  }

  private abstract static class Absence extends AttentionContract {
    private final NoAttention.Summary summary;

    Absence(NoAttention.Summary summary) {
      this.summary = summary;
    }

    @Override
    protected AttentionFactory attention() {
      return (slot, scope) -> new NoAttention(new NoAttention.Config(summary), slot, scope);
    }

    @Override
    protected boolean hasWeights() {
      return false;
    }
  }
}
