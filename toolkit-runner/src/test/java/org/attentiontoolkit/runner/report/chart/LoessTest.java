package org.attentiontoolkit.runner.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.attentiontoolkit.runner.report.chart.Series.Point;
import org.junit.jupiter.api.Test;

final class LoessTest {
  /** statsmodels 0.15 (loess.py); it leaves out points beyond 0.999 of the reach, weight 3e-8. */
  @Test
  void equalsStatsmodels() throws IOException {
    List<String[]> rows;
    try (InputStream in =
        Objects.requireNonNull(LoessTest.class.getResourceAsStream("loess.txt"))) {
      rows =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.split(" ", -1))
              .toList();
    }
    List<Point> points =
        rows.stream().map(r -> new Point(Long.parseLong(r[0]), Double.parseDouble(r[1]))).toList();
    assertThat(points).hasSize(40);
    for (int span : new int[] {9, 15}) {
      Loess loess = Loess.of(points, span);
      for (int i = 0; i < points.size(); i++) {
        assertThat(loess.at(points.get(i).step()))
            .as("span %d, point %d", span, i)
            .isCloseTo(Double.parseDouble(rows.get(i)[span == 9 ? 2 : 3]), within(1e-6));
      }
    }
  }

  @Test
  void aStraightLineStaysOne() {
    List<Point> points =
        LongStream.range(0, 200).mapToObj(i -> new Point(i * i, 3 - 0.5 * i * i)).toList();
    Loess loess = Loess.of(points);
    for (double step : new double[] {0, 1, 77.5, 10_000, 39_601}) {
      assertThat(loess.at(step)).isCloseTo(3 - 0.5 * step, within(1e-6));
    }
  }

  @Test
  void noPlaceLeavesTheRangeOfItsPoints() {
    List<Point> points = IntStream.range(0, 60).mapToObj(i -> new Point(i, Math.exp(-i))).toList();
    Loess loess = Loess.of(points);
    assertThat(IntStream.range(0, 600).mapToDouble(i -> loess.at(i / 10.0)))
        .allMatch(v -> v >= 0 && v <= 1);
  }

  @Test
  void pointsAtOneStepAreNoTrouble() {
    assertThat(Loess.of(List.of(new Point(5, 1), new Point(5, 3))).at(5)).isBetween(1.0, 3.0);
  }
}
