package org.attentiontoolkit.api.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ContributionsTest {
  private final Contributions loss =
      Contributions.mean(2, new double[] {1, 2, 3, 4, 5, 6, 7}, new double[] {1, 1, 2, 1, 1, 1, 1});

  @Test
  void aScoreFollowsFromTheSums() {
    assertThat(loss.examples()).isEqualTo(7);
    assertThat(loss.score()).isEqualTo(2 * 28 / 8.0);
    assertThat(loss.sums(new double[] {0, 2, 1, 0, 0, 0, 1})).containsExactly(14, 5);
    assertThat(loss.score(new double[] {14, 5})).isEqualTo(2 * 14 / 5.0);
    assertThat(loss.single(2)).isEqualTo(2 * 3 / 2.0);
    Contributions part = loss.of(new int[] {2, 6});
    assertThat(part.examples()).isEqualTo(2);
    assertThat(part.score()).isEqualTo(2 * 10 / 3.0);
  }

  @Test
  void oneExampleMayHaveItsOwnFormula() {
    Contributions sum =
        new Contributions(List.of(new double[] {1, 2}), sums -> sums[0], sums -> -sums[0]);
    assertThat(sum.score()).isEqualTo(3);
    assertThat(sum.of(new int[] {1}).single(0)).isEqualTo(-2);
  }

  @Test
  void columnsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> Contributions.mean(1, new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Contributions.mean(1, new double[0], new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ConfidenceInterval(2, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ConfidenceInterval(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
