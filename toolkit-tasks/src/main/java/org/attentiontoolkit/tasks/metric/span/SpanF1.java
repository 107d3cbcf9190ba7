package org.attentiontoolkit.tasks.metric.span;

import java.util.List;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.metric.SpanMetric;
import org.attentiontoolkit.api.statistics.Contributions;

/**
 * The mean F1 of the words of each answer and the closest right one, in percent, as the official
 * script of SQuAD 2.0.
 */
public final class SpanF1 implements SpanMetric {
  /** It has no settings. */
  public record Config() {}

  /** The metric. */
  public SpanF1(Config config) {}

  @Override
  public String name() {
    return "f1";
  }

  @Override
  public Measured measure(List<String> answers, List<List<String>> right) {
    Contributions all = Contributions.mean(100, AnswerText.best(answers, right, AnswerText::f1));
    return Measured.of(
        name(),
        all,
        "percent, mean F1 of words with the closest right answer, as SQuAD 2.0",
        MetricScore.Better.HIGHER);
  }
}
