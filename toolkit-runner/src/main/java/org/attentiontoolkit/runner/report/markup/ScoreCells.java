package org.attentiontoolkit.runner.report.markup;

import java.util.Optional;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.statistics.ConfidenceInterval;

/** Scores in tables. */
public final class ScoreCells {
  private ScoreCells() {}

  /** A cell with a score and its interval; one that is not finite looks wrong. */
  public static String cell(Optional<MetricScore> score, int decimals) {
    return score
        .map(s ->
            "<td class=\"number%s\">%s%s</td>"
                .formatted(
                    Double.isFinite(s.value()) ? "" : " bad",
                    NumberText.fixed(s.value(), decimals),
                    interval(s.interval(), decimals)))
        .orElse("<td class=\"number\">–</td>");
  }

  /** The two ends in small print, if they are known. */
  public static String interval(Optional<ConfidenceInterval> interval, int decimals) {
    return interval
        .map(ends ->
            small(NumberText.fixed(ends.low(), decimals), NumberText.fixed(ends.high(), decimals)))
        .orElse("");
  }

  /** The two ends of a difference, with their signs. */
  public static String signedInterval(Optional<ConfidenceInterval> interval, int decimals) {
    return interval
        .map(ends ->
            small(
                NumberText.signed(ends.low(), decimals), NumberText.signed(ends.high(), decimals)))
        .orElse("");
  }

  private static String small(String low, String high) {
    return " <span class=\"interval\">%s – %s</span>".formatted(low, high);
  }
}
