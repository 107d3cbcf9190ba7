package org.attentiontoolkit.tasks.metric.ter;

import java.util.List;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.metric.TextMetric;
import org.attentiontoolkit.api.statistics.Contributions;
import org.attentiontoolkit.tasks.metric.segment.FixedPoint;

/**
 * Translation edit rate: insertions, deletions, substitutions and shifts of words in percent of the
 * references' words, equal to sacreBLEU 2. Snover et al., "A study of translation edit rate with
 * targeted human annotation", AMTA 2006.
 */
public final class TerMetric implements TextMetric {
  private static final String VERSION = "attention-toolkit-1";

  /**
   * What two scores must share to be comparable.
   *
   * @param normalized whether punctuation is cut from words
   * @param punctuation whether punctuation counts
   * @param asianSupport whether Asian characters and punctuation are cut and left out, too
   * @param caseSensitive whether case counts
   */
  public record Config(
      boolean normalized, boolean punctuation, boolean asianSupport, boolean caseSensitive) {}

  private final Config config;
  private final TercomTokenizer tokenizer;

  /** The metric with these options. */
  public TerMetric(Config config) {
    this.config = config;
    this.tokenizer = new TercomTokenizer(config);
  }

  @Override
  public String name() {
    return "ter";
  }

  @Override
  public Scored score(List<String> outputs, List<List<String>> references) {
    TextMetric.requireLines(outputs, references);
    double[] edits = new double[outputs.size()];
    double[] lengths = new double[outputs.size()];
    for (int i = 0; i < outputs.size(); i++) {
      List<String> output = tokenizer.tokens(outputs.get(i));
      int fewest = Integer.MAX_VALUE;
      int words = 0;
      for (List<String> reference : references) {
        List<String> right = tokenizer.tokens(reference.get(i));
        fewest = Math.min(fewest, EditRate.edits(output, right));
        words += right.size();
      }
      edits[i] = fewest;
      lengths[i] = (double) words / references.size();
    }
    String definition = "TER|" + signature(references.size());
    Measured measured =
        Measured.of(
            name(),
            new Contributions(List.of(edits, lengths), sums -> rate(sums[0], sums[1])),
            definition,
            MetricScore.Better.LOWER);
    return new Scored(
        measured, definition + " = " + FixedPoint.format(measured.score().value(), 2));
  }

  private static double rate(double edits, double words) {
    if (words > 0) {
      return 100 * (edits / words);
    }
    return edits > 0 ? 100 : 0;
  }

  private String signature(int references) {
    return "nrefs:%d|case:%s|tok:tercom|norm:%s|punct:%s|asian:%s|version:%s"
        .formatted(
            references,
            config.caseSensitive() ? "mixed" : "lc",
            yes(config.normalized()),
            yes(config.punctuation()),
            yes(config.asianSupport()),
            VERSION);
  }

  private static String yes(boolean is) {
    return is ? "yes" : "no";
  }
}
