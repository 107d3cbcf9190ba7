package org.attentiontoolkit.tasks.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.metric.TextMetric;
import org.attentiontoolkit.api.statistics.Contributions;
import org.attentiontoolkit.api.text.Blanks;

/**
 * Sequence accuracy: how many outputs equal a reference, in percent. White space is that of files,
 * not of sentences: {@linkplain Blanks#normalised one blank} between words on both sides.
 */
public final class ExactMatch implements TextMetric {
  /** The name of its score. */
  public static final String NAME = "sequence-accuracy";

  /** It has no settings. */
  public record Config() {}

  /** The metric. */
  public ExactMatch(Config config) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Scored score(List<String> outputs, List<List<String>> references) {
    TextMetric.requireLines(outputs, references);
    double[] hits = new double[outputs.size()];
    for (int i = 0; i < outputs.size(); i++) {
      int line = i;
      String output = Blanks.normalised(outputs.get(line));
      boolean hit =
          references.stream().anyMatch(r -> Blanks.normalised(r.get(line)).equals(output));
      hits[i] = hit ? 1 : 0;
    }
    int right = (int) Arrays.stream(hits).sum();
    double percent = 100.0 * right / outputs.size();
    MetricScore score =
        new MetricScore(
            NAME,
            percent,
            "percent of outputs equal to a reference but for white space, nrefs:"
                + references.size(),
            MetricScore.Better.HIGHER);
    return new Scored(
        new Measured(score, Contributions.mean(100, hits)),
        String.format(Locale.ROOT, "%s = %.2f (%d of %d)", NAME, percent, right, outputs.size()));
  }
}
