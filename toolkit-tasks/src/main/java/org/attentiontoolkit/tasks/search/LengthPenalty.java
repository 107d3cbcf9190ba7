package org.attentiontoolkit.tasks.search;

/** How outputs of different lengths are compared: log-probabilities alone favour short ones. */
public enum LengthPenalty {
  /** By their log-probability. */
  NONE {
    @Override
    double divisor(int length, double alpha) {
      return 1;
    }
  },
  /** By the mean log-probability of a token: divided by {@code length^alpha}, alpha usually 1. */
  AVERAGE {
    @Override
    double divisor(int length, double alpha) {
      return Math.pow(length, alpha);
    }
  },
  /** Divided by {@code ((5 + length) / 6)^alpha}: Wu et al. 2016, equation 14; alpha about 0.6. */
  WU {
    @Override
    double divisor(int length, double alpha) {
      return Math.pow((5.0 + length) / 6, alpha);
    }
  };

  /** What a log-probability is divided by; it never falls with the length. */
  abstract double divisor(int length, double alpha);
}
