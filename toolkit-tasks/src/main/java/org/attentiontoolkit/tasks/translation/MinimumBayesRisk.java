package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.metric.TextMetric;

/**
 * Chooses the output that is expected to be the most useful, where each of the outputs found is
 * taken for what may be right: {@code argmax_y Σ_y' u(y, y') / n}. Outputs drawn by their
 * probability estimate the expectation; those of a beam count alike, too.
 *
 * <p>Kumar and Byrne, "Minimum Bayes-risk decoding for statistical machine translation", NAACL
 * 2004, equation 4; over samples: Eikema and Aziz, "Is MAP decoding all you need?", COLING 2020,
 * section 6.
 *
 * @param samples how many outputs are looked for
 * @param utility how useful an output is if another is right: the metric's score of a sentence, or
 *     less it where lower is better
 */
public record MinimumBayesRisk(@Within("[2, 10000]") int samples, TextMetric utility) {

  /** Outputs of one source by what is expected of them, the best first, equals in their order. */
  List<Written> ranked(List<Written> found) {
    List<String> texts = found.stream().map(Written::text).toList();
    List<String> distinct = List.copyOf(new LinkedHashSet<>(texts));
    Map<String, Double> expected = new HashMap<>();
    double[] utilities = utilities(distinct);
    for (int i = 0; i < distinct.size(); i++) {
      double sum = 0;
      for (int j = 0; j < distinct.size(); j++) {
        sum += Collections.frequency(texts, distinct.get(j)) * utilities[i * distinct.size() + j];
      }
      expected.put(distinct.get(i), sum / texts.size());
    }
    return found.stream()
        .map(written -> written.scored(expected.getOrDefault(written.text(), 0.0)))
        .sorted(Comparator.comparingDouble(written -> -written.output().score()))
        .toList();
  }

  /** Of each text, if each is right: one row a text. */
  private double[] utilities(List<String> texts) {
    List<String> outputs = new ArrayList<>();
    List<String> right = new ArrayList<>();
    for (String text : texts) {
      outputs.addAll(Collections.nCopies(texts.size(), text));
      right.addAll(texts);
    }
    Measured measured = utility.measure(outputs, List.of(right));
    double sign = measured.score().better() == MetricScore.Better.HIGHER ? 1 : -1;
    double[] utilities = new double[outputs.size()];
    for (int i = 0; i < utilities.length; i++) {
      utilities[i] = sign * measured.contributions().single(i);
    }
    return utilities;
  }
}
