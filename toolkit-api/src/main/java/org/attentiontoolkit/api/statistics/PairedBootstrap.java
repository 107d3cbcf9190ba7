package org.attentiontoolkit.api.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Paired bootstrap resampling (Koehn, "Statistical significance tests for machine translation
 * evaluation", EMNLP 2004), as Moses and sacreBLEU compute it: absolute differences on resamples,
 * less their mean, are what chance makes of no difference.
 *
 * @param bootstrap that both systems are resampled by
 */
public record PairedBootstrap(Bootstrap bootstrap) implements PairedTest {
  @Override
  public int trials() {
    return bootstrap.resamples();
  }

  @Override
  public double pValue(Contributions baseline, Contributions system) {
    List<double[]> scores = bootstrap.scores(List.of(baseline, system));
    double[] differences = new double[bootstrap.resamples()];
    Arrays.setAll(differences, i -> Math.abs(scores.getFirst()[i] - scores.getLast()[i]));
    double mean = Arrays.stream(differences).average().orElseThrow();
    Arrays.setAll(differences, i -> differences[i] - mean);
    return PairedTest.pValue(differences, Math.abs(baseline.score() - system.score()));
  }
}
