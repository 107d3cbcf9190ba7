package org.attentiontoolkit.runner.train;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured, by name.
 *
 * @param metrics functions of the run: the same in each run of one configuration, bit by bit
 * @param clock what depends on how fast the machine was, such as tokens a second
 */
public record MetricValues(Map<String, Double> metrics, Map<String, Double> clock) {
  /** Both, the metrics first. */
  public Map<String, Double> all() {
    Map<String, Double> all = new LinkedHashMap<>(metrics);
    all.putAll(clock);
    return all;
  }
}
