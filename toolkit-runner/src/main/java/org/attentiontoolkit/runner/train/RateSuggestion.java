package org.attentiontoolkit.runner.train;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.attentiontoolkit.runner.train.RangeTest.Point;

/**
 * Learning rates that a range test suggests.
 *
 * @param steepest where the smoothed loss falls fastest over the logarithm of the rate
 * @param tenthOfLowest a tenth of the rate at which it is lowest
 */
public record RateSuggestion(double steepest, double tenthOfLowest) {
  /** The part at the beginning that is not looked at: few losses are smoothed there. */
  private static final int SKIPPED = 10;

  private static final int FEWEST = 3;

  /** What follows from a test; nothing if it is too short or the loss never falls. */
  public static Optional<RateSuggestion> of(List<Point> points) {
    List<Point> seen = points.subList(points.size() / SKIPPED, points.size());
    if (seen.size() < FEWEST) {
      return Optional.empty();
    }
    int steepest =
        IntStream.range(0, seen.size())
            .boxed()
            .min(Comparator.comparingDouble(i -> slope(seen, i)))
            .orElseThrow();
    Point lowest = seen.stream().min(Comparator.comparingDouble(Point::smoothed)).orElseThrow();
    return slope(seen, steepest) < 0
        ? Optional.of(new RateSuggestion(seen.get(steepest).rate(), lowest.rate() / 10))
        : Optional.empty();
  }

  /** A central difference, at the ends one to the neighbour; logarithms are equally far apart. */
  private static double slope(List<Point> points, int i) {
    int before = Math.max(0, i - 1);
    int after = Math.min(points.size() - 1, i + 1);
    return (points.get(after).smoothed() - points.get(before).smoothed()) / (after - before);
  }
}
