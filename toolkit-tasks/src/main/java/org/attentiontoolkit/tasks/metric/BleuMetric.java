package org.attentiontoolkit.tasks.metric;

import java.util.List;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.metric.TextMetric;
import org.attentiontoolkit.api.statistics.Contributions;
import org.attentiontoolkit.tasks.metric.bleu.Bleu;
import org.attentiontoolkit.tasks.metric.bleu.BleuOptions;
import org.attentiontoolkit.tasks.metric.bleu.BleuScore;
import org.attentiontoolkit.tasks.metric.bleu.BleuStatistics;
import org.attentiontoolkit.tasks.metric.bleu.SegmentTokenizer;
import org.attentiontoolkit.tasks.metric.bleu.Smoothing;

/** Corpus BLEU, equal to sacreBLEU 2: see {@link Bleu}. */
public final class BleuMetric implements TextMetric {

  /**
   * What two scores must share to be comparable.
   *
   * @param tokenize how segments are cut: {@code 13a}, {@code intl}, {@code zh}, {@code ja-mecab},
   *     {@code char} or {@code none}
   * @param smooth what replaces a precision of zero: {@code exp}, {@code floor}, {@code add-k} or
   *     {@code none}
   * @param lowercase whether case is ignored
   */
  public record Config(String tokenize, String smooth, boolean lowercase) {}

  private final Bleu bleu;

  /** BLEU with these options. */
  public BleuMetric(Config config) {
    bleu =
        new Bleu(
            new BleuOptions(
                SegmentTokenizer.named(config.tokenize()),
                Smoothing.named(config.smooth()),
                config.lowercase(),
                false));
  }

  @Override
  public String name() {
    return "bleu";
  }

  @Override
  public Scored score(List<String> outputs, List<List<String>> references) {
    List<BleuStatistics> lines = bleu.statistics(outputs, references);
    BleuScore score = bleu.score(lines);
    String signature = bleu.signature(references.size());
    MetricScore named =
        new MetricScore(name(), score.score(), "BLEU|" + signature, MetricScore.Better.HIGHER);
    return new Scored(new Measured(named, contributions(lines)), score.line(signature));
  }

  /** For one line orders longer than it are left out, as sacreBLEU's {@code sentence_bleu} does. */
  private Contributions contributions(List<BleuStatistics> lines) {
    Bleu single = new Bleu(bleu.options().withEffectiveOrder());
    return new Contributions(
        BleuStatistics.columns(lines),
        sums -> bleu.score(List.of(BleuStatistics.ofColumns(sums))).score(),
        sums -> single.score(List.of(BleuStatistics.ofColumns(sums))).score());
  }
}
