package org.attentiontoolkit.runner.report.chart;

import java.util.List;

/**
 * What a metric measures, and so how it is drawn.
 *
 * @param title for people
 * @param unit short; empty for a pure number
 * @param skewed whether most of a curve may lie close to its end, so that a logarithmic axis can
 *     tell more; never so for what is bounded or may be 0
 * @param fromZero whether the axis begins at 0, because values are compared by their ratio
 * @param noisy whether many values are seen better when smoothed
 */
public record Quantity(String title, String unit, boolean skewed, boolean fromZero, boolean noisy) {
  private static final List<String> FIRST =
      List.of("loss", "bleu", "sequence-accuracy", "token-accuracy", "perplexity");

  /** By the part of a metric's name after the dot, such as {@code token-accuracy}. */
  public static Quantity of(String metric) {
    String title = metric.replace('-', ' ');
    return switch (metric) {
      case "loss" -> new Quantity(title, "nats", true, false, true);
      case "perplexity" -> new Quantity(title, "", true, false, true);
      case "gradient-norm" -> new Quantity(title, "", true, true, true);
      case "learning-rate" -> new Quantity(title, "", false, true, false);
      case "tokens-per-second" -> new Quantity("throughput", "tokens/s", false, true, true);
      case "bleu" -> new Quantity("BLEU", "0–100", false, false, true);
      default -> new Quantity(title, metric.endsWith("accuracy") ? "%" : "", false, false, true);
    };
  }

  /** Where a metric's chart stands among the others: those that say how good it is first. */
  static int rank(String metric) {
    int rank = FIRST.indexOf(metric);
    return rank < 0 ? FIRST.size() : rank;
  }
}
