package org.attentiontoolkit.tasks.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForbiddenTest {
  private static final int END = 1;

  @Test
  void whatWouldCompleteASequenceASecondTime() {
    assertThat(after(3, 7, 8, 9, 7, 8)).containsExactly(9);
    assertThat(after(2, 7, 8, 7, 9, 7)).containsExactlyInAnyOrder(8, 9);
    assertThat(after(1, 7, 8)).containsExactlyInAnyOrder(7, 8);
    assertThat(after(2, 7, 7)).containsExactly(7);
    assertThat(after(2, 7)).isEmpty();
    assertThat(after(3)).isEmpty();
    assertThat(after(0, 7, 7, 7)).isEmpty();
  }

  @Test
  void theEndBeforeAnOutputIsLongEnough() {
    Forbidden rule = new Forbidden(2, 0, END);
    assertThat(rule.after(written())).containsExactly(END);
    assertThat(rule.after(written(5))).containsExactly(END);
    assertThat(rule.after(written(5, 6))).isEmpty();
  }

  private static Set<Integer> after(int ngram, int... tokens) {
    return new Forbidden(0, ngram, END).after(written(tokens));
  }

  private static Hypothesis written(int... tokens) {
    Hypothesis hypothesis = Hypothesis.start(0);
    for (int token : tokens) {
      hypothesis = hypothesis.then(token, -1, Map.of());
    }
    return hypothesis;
  }
}
