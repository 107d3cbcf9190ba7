package org.attentiontoolkit.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.runner.train.RangeTest.End;
import org.attentiontoolkit.runner.train.RangeTest.Point;
import org.junit.jupiter.api.Test;

/** The same test by NumPy: {@code range_test.py}. */
class RangeTestTest extends TrainerHarness {
  private static final RateRange RANGE = new RateRange(1e-3, 10, 24);

  /**
   * Near 3 a parameter is rounded by 1.2 · 10⁻⁷ at the most. Where it is nearest to 3, at 0.0126,
   * less than four of these have added up, the earlier ones having shrunk with the distance: 4 ·
   * 10⁻⁵ of it, and twice that of the loss. As a share it stays so while the distance grows.
   */
  private static final double ROUNDED = 1e-4;

  @Test
  void ratesLossesAndEndAreThoseOfNumPy() throws IOException {
    List<double[]> rows = rows();
    List<Point> watched = new ArrayList<>();
    RangeTest.Result result = run(new Quadratic(7, TrainerHarness::rising), watched, () -> false);
    assertThat(result.end()).isEqualTo(End.DIVERGED);
    assertThat(watched).isEqualTo(result.points()).hasSize(rows.size() - 1);
    for (int i = 0; i < watched.size(); i++) {
      Point point = watched.get(i);
      double[] row = rows.get(i);
      assertThat(point.step()).isEqualTo(i + 1);
      assertThat(point.rate()).isCloseTo(row[0], within(1e-12 * row[0]));
      assertThat(point.loss()).isCloseTo(row[1], within(ROUNDED * Math.max(1, row[1])));
      assertThat(point.smoothed()).isCloseTo(row[2], within(ROUNDED * Math.max(1, row[2])));
    }
    RateSuggestion suggestion = RateSuggestion.of(watched).orElseThrow();
    assertThat(suggestion.steepest()).isCloseTo(rows.getLast()[0], within(1e-12));
    assertThat(suggestion.tenthOfLowest()).isCloseTo(rows.getLast()[1], within(1e-12));
  }

  @Test
  void aLossThatIsNoNumberIsTheEnd() {
    List<Point> watched = new ArrayList<>();
    RangeTest.Result result =
        run(new Quadratic(5, TrainerHarness::rising).poisoned(3), watched, () -> false);
    assertThat(result.end()).isEqualTo(End.DIVERGED);
    assertThat(result.points()).hasSize(3);
  }

  @Test
  void stopsWhenAsked() {
    List<Point> watched = new ArrayList<>();
    RangeTest.Result result =
        run(new Quadratic(5, TrainerHarness::rising), watched, () -> watched.size() == 4);
    assertThat(result.end()).isEqualTo(End.INTERRUPTED);
    assertThat(result.points()).hasSize(4);
  }

  @Test
  void nothingIsSuggestedWhereNothingFalls() {
    List<Point> rising = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      rising.add(new Point(i, RANGE.rate(i), i, i));
    }
    assertThat(RateSuggestion.of(rising)).isEmpty();
    assertThat(RateSuggestion.of(rising.subList(0, 2))).isEmpty();
  }

  @Test
  void ratesMustRise() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RateRange(0, 1, 10));
    assertThatIllegalArgumentException().isThrownBy(() -> new RateRange(1, 1, 10));
    assertThatIllegalArgumentException().isThrownBy(() -> new RateRange(1, 2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new RateRange(1, Double.NaN, 5));
  }

  private RangeTest.Result run(Quadratic task, List<Point> watched, Stop stop) {
    return RangeTest.run(learner(task, parameters, new Plan()), RANGE, 1, stop, watched::add);
  }

  private static List<double[]> rows() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RangeTestTest.class.getResourceAsStream("range_test.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray())
          .toList();
    }
  }
}
