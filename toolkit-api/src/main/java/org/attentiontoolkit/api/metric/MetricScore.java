package org.attentiontoolkit.api.metric;

import java.util.Optional;
import org.attentiontoolkit.api.statistics.ConfidenceInterval;

/**
 * A number that says how good predictions are.
 *
 * @param name short, for example {@code bleu}
 * @param value in the unit of its definition
 * @param definition exactly what was computed, for example a sacreBLEU signature
 * @param better which way is up
 * @param interval where it lies with a confidence of 95 %, if that was computed
 */
public record MetricScore(
    String name,
    double value,
    String definition,
    Better better,
    Optional<ConfidenceInterval> interval) {

  /** A score without an interval. */
  public MetricScore(String name, double value, String definition, Better better) {
    this(name, value, definition, better, Optional.empty());
  }

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

  /** Whether another one says the same, be their intervals known or not. */
  public boolean isSame(MetricScore other) {
    return name.equals(other.name)
        && Double.compare(value, other.value) == 0
        && definition.equals(other.definition);
  }

  /** This score with an interval. */
  public MetricScore within(Optional<ConfidenceInterval> ends) {
    return new MetricScore(name, value, definition, better, ends);
  }
}
