package org.attentiontoolkit.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** With a clock that the test moves; the figures were worked out by hand. */
class ProgressBarTest {
  private static final long SECOND = 1_000_000_000;

  private long now = 17;
  private final ProgressBar bar = new ProgressBar(4, () -> now);

  @Test
  void showsSpeedAndTimeLeft() {
    bar.begin(1000);
    for (int step = 1; step <= 40; step++) {
      step(step, 1, SECOND, 500);
    }
    assertThat(bar.text(79))
        .isEqualTo(
            "epoch 1/4  [·········]  step   40/1000  left 16:00     500 tokens/s  loss 2.500");
    assertThat(bar.text(200))
        .isEqualTo(
            "epoch 1/4  [························]  step   40/1000  left 16:00     500 tokens/s"
                + "  loss 2.500");
  }

  @Test
  void theBarTakesWhatIsLeftOfTheWidth() {
    bar.begin(10);
    step(5, 2, SECOND, 500);
    for (int width = 69; width <= 80; width++) {
      assertThat(bar.text(width)).hasSize(width).contains("] ");
    }
    assertThat(bar.text(68))
        .isEqualTo("epoch 2/4  step  5/10  left 0:01     500 tokens/s  loss 2.500");
    assertThat(bar.text(200)).contains("[############············]");
  }

  @Test
  void theSpeedIsThatOfTheLastSteps() {
    bar.begin(1000);
    step(1, 1, 60 * SECOND, 500);
    assertThat(bar.text(200)).contains(" 8 tokens/s");
    for (int step = 2; step <= 300; step++) {
      step(step, 1, SECOND / 10, 500);
    }
    assertThat(bar.text(200)).contains(" 5000 tokens/s").contains("left 3:30");
  }

  @Test
  void timeForEvaluatingDoesNotCount() {
    bar.begin(10);
    step(1, 1, SECOND, 500);
    bar.pause();
    now += 3600 * SECOND;
    bar.resume();
    step(2, 1, SECOND, 500);
    assertThat(bar.left()).isEqualTo("0:08");
    assertThat(bar.text(200)).contains(" 500 tokens/s");
  }

  @Test
  void hoursAreShown() {
    bar.begin(3752);
    assertThat(bar.left()).isEqualTo("?");
    step(1, 1, SECOND, 500);
    assertThat(bar.left()).isEqualTo("1:02:31");
  }

  @Test
  void isDueTenTimesASecond() {
    bar.begin(1000);
    int shown = 0;
    for (int step = 1; step <= 1000; step++) {
      step(step, 1, SECOND / 1000, 5);
      shown += bar.due() ? 1 : 0;
    }
    assertThat(shown).isEqualTo(10);
  }

  private void step(long step, int epoch, long nanos, int tokens) {
    now += nanos;
    bar.stepped(step, epoch, 2.5, tokens);
  }
}
