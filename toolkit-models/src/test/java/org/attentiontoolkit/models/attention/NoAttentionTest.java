package org.attentiontoolkit.models.attention;

import org.attentiontoolkit.api.model.AttentionFactory;
import org.attentiontoolkit.testkit.AttentionContract;
import org.junit.jupiter.api.Nested;

final class NoAttentionTest {
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
