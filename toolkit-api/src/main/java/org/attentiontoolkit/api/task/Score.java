package org.attentiontoolkit.api.task;

/**
 * A number that says how good predictions are.
 *
 * @param name short, for example {@code bleu}
 * @param value in the unit of its definition
 * @param definition exactly what was computed, for example a sacreBLEU signature
 * @param better which way is up
 */
public record Score(String name, double value, String definition, Better better) {
  /** Which of two values is better. */
  public enum Better {
    /** The higher one. */
    HIGHER,
    /** The lower one. */
    LOWER
  }

  /** Whether this score is better than another value. */
  public boolean beats(double other) {
    return better == Better.HIGHER ? value > other : value < other;
  }
}
