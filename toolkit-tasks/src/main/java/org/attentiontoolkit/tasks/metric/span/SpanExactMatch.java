package org.attentiontoolkit.tasks.metric.span;

import java.util.List;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.metric.SpanMetric;
import org.attentiontoolkit.api.statistics.Contributions;

/**
 * How many answers equal a right one, in percent, as the official script of SQuAD 2.0 counts them.
 */
public final class SpanExactMatch implements SpanMetric {
  /** It has no settings. */
  public record Config() {}

  /** The metric. */
  public SpanExactMatch(Config config) {}

  @Override
  public String name() {
    return "exact-match";
  }

  @Override
  public Measured measure(List<String> answers, List<List<String>> right) {
    Contributions all = Contributions.mean(100, AnswerText.best(answers, right, AnswerText::exact));
    return Measured.of(
        name(),
        all,
        "percent of answers equal to a right one, as SQuAD 2.0 compares them",
        MetricScore.Better.HIGHER);
  }
}
