package org.attentiontoolkit.api.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.random.Draws;

/**
 * The non-parametric bootstrap: what a score would have been on other examples of the same kind,
 * drawn with replacement from those at hand (Efron and Tibshirani, "An introduction to the
 * bootstrap", 1993, algorithm 6.1; for BLEU: Koehn, "Statistical significance tests for machine
 * translation evaluation", EMNLP 2004).
 *
 * <p>Which examples a resample holds follows from the seed, the resample's number and the number of
 * examples alone. So the resamples of two models on the same examples are paired, and the
 * differences of their scores are the paired bootstrap's.
 *
 * @param resamples how many
 * @param seed of the draws
 */
public record Bootstrap(int resamples, long seed) {
  /** What all intervals of the toolkit are made with: 1000 resamples, as sacreBLEU does. */
  public static final Bootstrap STANDARD = new Bootstrap(1000, 12345);

  /** Outside the interval there is this share of the resamples on each side. */
  private static final double TAIL = 0.025;

  /**
   * Scores of the resamples.
   *
   * @param scores contributions of the same examples to some scores
   * @return for each of them the scores of all resamples, in their order
   */
  public List<double[]> scores(List<Contributions> scores) {
    int examples = scores.getFirst().examples();
    List<double[]> resampled =
        IntStream.range(0, scores.size()).mapToObj(_ -> new double[resamples]).toList();
    double[] times = new double[examples];
    for (int resample = 0; resample < resamples; resample++) {
      draw(resample, times);
      for (int i = 0; i < scores.size(); i++) {
        Contributions contributions = scores.get(i);
        resampled.get(i)[resample] = contributions.score(contributions.sums(times));
      }
    }
    return resampled;
  }

  private void draw(int resample, double[] times) {
    long key = Draws.key(seed, "bootstrap", resample);
    Arrays.fill(times, 0);
    for (int i = 0; i < times.length; i++) {
      times[Draws.below(key, i, times.length)]++;
    }
  }

  /** The interval of one score. */
  public Optional<ConfidenceInterval> interval(Contributions score) {
    return percentiles(scores(List.of(score)).getFirst());
  }

  /**
   * The percentile interval of 95 %: of B values in order the k-th least and the k-th greatest, k =
   * ⌊0.025 (B + 1)⌋ (Efron and Tibshirani 1993, section 13.3 and page 160).
   *
   * @param scores of resamples
   * @return nothing when there are too few, or one that is infinite or not a number
   */
  public static Optional<ConfidenceInterval> percentiles(double[] scores) {
    int k = (int) (TAIL * (scores.length + 1));
    if (k == 0 || !Arrays.stream(scores).allMatch(Double::isFinite)) {
      return Optional.empty();
    }
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    return Optional.of(new ConfidenceInterval(sorted[k - 1], sorted[sorted.length - k]));
  }
}
