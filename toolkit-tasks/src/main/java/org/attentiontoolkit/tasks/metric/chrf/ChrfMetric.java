package org.attentiontoolkit.tasks.metric.chrf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.metric.TextMetric;
import org.attentiontoolkit.api.statistics.Contributions;
import org.attentiontoolkit.tasks.metric.segment.FixedPoint;

/**
 * The F-score of character n-grams, and of word n-grams for chrF++, equal to sacreBLEU 2: Popović,
 * "chrF: character n-gram F-score for automatic MT evaluation", WMT 2015; "chrF++: words helping
 * character n-grams", WMT 2017.
 */
public final class ChrfMetric implements TextMetric {
  private static final String VERSION = "attention-toolkit-1";

  /**
   * What two scores must share to be comparable.
   *
   * @param characterOrder the longest n-grams of characters
   * @param wordOrder the longest n-grams of words: 0 for chrF, 2 for chrF++
   * @param beta how many times recall counts as much as precision
   * @param lowercase whether case is ignored
   * @param whitespace whether white space counts as characters
   * @param epsilonSmoothing whether orders without n-grams count as nearly 0, as the original
   *     scripts have it, rather than being left out
   */
  public record Config(
      @Within("[1,)") int characterOrder,
      @Within("[0,)") int wordOrder,
      @Within("[1,)") int beta,
      boolean lowercase,
      boolean whitespace,
      boolean epsilonSmoothing) {
    int orders() {
      return characterOrder + wordOrder;
    }
  }

  private final Config config;
  private final FScore formula;

  /** The metric with these options. */
  public ChrfMetric(Config config) {
    this.config = config;
    this.formula = new FScore(config.orders(), config.beta(), config.epsilonSmoothing());
  }

  @Override
  public String name() {
    return "chrf" + "-plus".repeat(config.wordOrder());
  }

  @Override
  public Scored score(List<String> outputs, List<List<String>> references) {
    TextMetric.requireLines(outputs, references);
    List<double[]> lines = new ArrayList<>(outputs.size());
    for (int i = 0; i < outputs.size(); i++) {
      int line = i;
      lines.add(best(outputs.get(i), references.stream().map(r -> r.get(line)).toList()));
    }
    List<double[]> columns =
        IntStream.range(0, FScore.COUNTS * config.orders())
            .mapToObj(c -> lines.stream().mapToDouble(line -> line[c]).toArray())
            .toList();
    String definition =
        "chrF%d%s|%s"
            .formatted(config.beta(), "+".repeat(config.wordOrder()), signature(references.size()));
    Measured measured =
        Measured.of(
            name(), new Contributions(columns, formula::of), definition, MetricScore.Better.HIGHER);
    return new Scored(
        measured, definition + " = " + FixedPoint.format(measured.score().value(), 2));
  }

  /** The counts of an output and the reference it scores best against. */
  private double[] best(String output, List<String> references) {
    List<NgramCounts> counts = counts(output);
    double[] best = {};
    double score = -1;
    for (String reference : references) {
      double[] some = formula.counts(counts, counts(reference));
      double someScore = formula.of(some);
      if (someScore > score) {
        score = someScore;
        best = some;
      }
    }
    return best;
  }

  private List<NgramCounts> counts(String segment) {
    String cased = config.lowercase() ? segment.toLowerCase(Locale.ROOT) : segment;
    List<NgramCounts> counts = new ArrayList<>(config.orders());
    List<String> characters = Words.characters(cased, config.whitespace());
    for (int n = 1; n <= config.characterOrder(); n++) {
      counts.add(NgramCounts.of(characters, n, ""));
    }
    if (config.wordOrder() > 0) {
      List<String> words = Words.withoutPunctuation(cased);
      for (int n = 1; n <= config.wordOrder(); n++) {
        counts.add(NgramCounts.of(words, n, " "));
      }
    }
    return counts;
  }

  private String signature(int references) {
    return "nrefs:%d|case:%s|eff:%s|nc:%d|nw:%d|space:%s|version:%s"
        .formatted(
            references,
            config.lowercase() ? "lc" : "mixed",
            config.epsilonSmoothing() ? "no" : "yes",
            config.characterOrder(),
            config.wordOrder(),
            config.whitespace() ? "yes" : "no",
            VERSION);
  }
}
