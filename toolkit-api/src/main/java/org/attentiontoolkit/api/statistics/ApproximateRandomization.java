package org.attentiontoolkit.api.statistics;

import java.util.Arrays;
import org.attentiontoolkit.tensor.random.Draws;

/**
 * Approximate randomization (Riezler and Maxwell, "On some pitfalls in automatic evaluation and
 * significance testing for MT", ACL workshop 2005), as multeval and sacreBLEU compute it: in each
 * trial every example's outputs change sides with probability one half.
 *
 * @param trials how many
 * @param seed of the draws
 */
public record ApproximateRandomization(int trials, long seed) implements PairedTest {

  @Override
  public double pValue(Contributions baseline, Contributions system) {
    int examples = baseline.examples();
    double[] stays = new double[examples];
    double[] changes = new double[examples];
    double[] differences = new double[trials];
    for (int trial = 0; trial < trials; trial++) {
      long key = Draws.key(seed, "randomization", trial);
      long bits = 0;
      for (int i = 0; i < examples; i++) {
        bits = i % Long.SIZE == 0 ? Draws.bits(key, i / Long.SIZE) : bits >>> 1;
        stays[i] = bits & 1;
        changes[i] = 1 - stays[i];
      }
      double one = baseline.score(plus(baseline.sums(stays), system.sums(changes)));
      double other = system.score(plus(baseline.sums(changes), system.sums(stays)));
      differences[trial] = Math.abs(one - other);
    }
    return PairedTest.pValue(differences, Math.abs(baseline.score() - system.score()));
  }

  private static double[] plus(double[] a, double[] b) {
    double[] sums = new double[a.length];
    Arrays.setAll(sums, i -> a[i] + b[i]);
    return sums;
  }
}
