package org.attentiontoolkit.tasks.metric.bleu;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.attentiontoolkit.api.metric.TextMetric;
import org.attentiontoolkit.tasks.metric.segment.Whitespace;

/**
 * Corpus BLEU, equal to sacreBLEU 2.
 *
 * @param options tokenizer, smoothing, case
 */
public record Bleu(BleuOptions options) {
  /** Names this implementation in signatures; it changes when a score would. */
  private static final String VERSION = "attention-toolkit-1";

  /**
   * Scores a corpus.
   *
   * @param hypotheses one segment each
   * @param references one or more translations of the whole corpus, each as long as the hypotheses
   */
  public BleuScore score(List<String> hypotheses, List<List<String>> references) {
    return score(statistics(hypotheses, references));
  }

  /** What each segment contributes, from which the scores of parts of a corpus can be made. */
  public List<BleuStatistics> statistics(List<String> hypotheses, List<List<String>> references) {
    TextMetric.requireLines(hypotheses, references);
    List<BleuStatistics> segments = new ArrayList<>(hypotheses.size());
    for (int i = 0; i < hypotheses.size(); i++) {
      int segment = i;
      segments.add(
          BleuStatistics.of(
              tokens(hypotheses.get(i)),
              references.stream().map(r -> tokens(r.get(segment))).toList()));
    }
    return segments;
  }

  /** The score of some segments' statistics. */
  public BleuScore score(List<BleuStatistics> segments) {
    return BleuScore.of(
        segments.stream().reduce(BleuStatistics.ZERO, BleuStatistics::plus), options);
  }

  /** The exact definition, as sacreBLEU writes it: {@code nrefs:1|case:mixed|eff:no|tok:13a|…}. */
  public String signature(int references) {
    return "nrefs:%d|case:%s|eff:%s|tok:%s|smooth:%s|version:%s"
        .formatted(
            references,
            options.lowercase() ? "lc" : "mixed",
            options.effectiveOrder() ? "yes" : "no",
            options.tokenizer().signature(),
            options.smoothing().signature(),
            VERSION);
  }

  private List<String> tokens(String segment) {
    String cased = options.lowercase() ? segment.toLowerCase(Locale.ROOT) : segment;
    return options.tokenizer().tokens(Whitespace.stripEnd(cased));
  }
}
