package org.attentiontoolkit.tasks.search;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Draws one of some tokens by their probabilities, of which unlikely ones may be cut off. Cuts
 * follow one another as in {@link SamplingSearch.Config}; what is left shares all probability.
 */
public record Sampler(SamplingSearch.Config config) {
  /** Draws from the distribution as it is. */
  public static final Sampler OF_ALL = new Sampler(new SamplingSearch.Config(1, 0, 1, 0, 0));

  /**
   * Draws.
   *
   * @param logProbabilities {@code [V]}
   * @param uniform in [0, 1)
   */
  public int draw(double[] logProbabilities, double uniform) {
    double[] kept = probabilities(logProbabilities);
    double left = uniform * Arrays.stream(kept).sum();
    int last = 0;
    for (int token = 0; token < kept.length; token++) {
      if (kept[token] > 0) {
        last = token;
        left -= kept[token];
        if (left < 0) {
          return token;
        }
      }
    }
    return last;
  }

  /** What is left of them, {@code [V]}, of sum 1. */
  double[] probabilities(double[] logProbabilities) {
    double[] p = new double[logProbabilities.length];
    double most = Arrays.stream(logProbabilities).max().orElseThrow();
    Arrays.setAll(p, i -> Math.exp((logProbabilities[i] - most) / config.temperature()));
    scale(p);
    if (config.topK() > 0 && config.topK() < p.length || config.topP() < 1) {
      keepLikeliest(p);
    }
    if (config.minP() > 0) {
      double least = config.minP() * Arrays.stream(p).max().orElseThrow();
      Arrays.setAll(p, i -> p[i] < least ? 0 : p[i]);
      scale(p);
    }
    return p;
  }

  /** The first of equals first. */
  private void keepLikeliest(double[] p) {
    Integer[] order = new Integer[p.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> -p[i]));
    int count = config.topK() > 0 ? Math.min(config.topK(), p.length) : p.length;
    clear(p, order, count);
    double sum = 0;
    int enough = 0;
    while (enough < count && sum < config.topP()) {
      sum += p[order[enough++]];
    }
    clear(p, order, enough);
  }

  /** Clears all from some rank on. */
  private static void clear(double[] p, Integer[] order, int from) {
    for (int rank = from; rank < order.length; rank++) {
      p[order[rank]] = 0;
    }
    scale(p);
  }

  private static void scale(double[] p) {
    double sum = Arrays.stream(p).sum();
    Arrays.setAll(p, i -> p[i] / sum);
  }
}
