package org.attentiontoolkit.runner.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.Prediction;

/** Some examples with their predictions: those with attention first. */
final class Samples {
  private static final int MOST = 20;

  private Samples() {}

  static String html(Evaluation evaluation) {
    List<Prediction> predictions = evaluation.predictions();
    Map<Integer, List<AttentionMap>> maps =
        evaluation.maps().stream().collect(Collectors.groupingBy(AttentionMap::example));
    Set<Integer> examples = new LinkedHashSet<>(maps.keySet().stream().sorted().toList());
    IntStream.range(0, Math.min(MOST, predictions.size())).forEach(examples::add);
    StringBuilder html = new StringBuilder();
    examples.stream()
        .filter(e -> e >= 0 && e < predictions.size())
        .limit(MOST)
        .forEach(e -> html.append(sample(e, predictions.get(e), maps.getOrDefault(e, List.of()))));
    if (html.isEmpty()) {
      return "";
    }
    long exact = predictions.stream().filter(p -> p.output().equals(p.reference())).count();
    return "<p>%s of %s predictions equal their reference. %s</p>\n%s"
        .formatted(
            Numbers.whole(exact),
            Numbers.whole(predictions.size()),
            "Marked: words of the output that the reference lacks, and of the reference that the"
                + " output lacks.",
            html);
  }

  private static String sample(int example, Prediction p, List<AttentionMap> maps) {
    WordDiff diff = new WordDiff(p.reference(), p.output());
    boolean exact = p.reference().equals(p.output());
    return """
    <article class="sample" data-example="%d">
    <p class="number">%s %s</p>
    <dl>
    <dt>source</dt><dd>%s</dd>
    <dt>reference</dt><dd>%s</dd>
    <dt>output</dt><dd>%s</dd>
    </dl>
    %s</article>
    """
        .formatted(
            example,
            Numbers.whole(example + 1L),
            exact ? "<span class=\"exact\">exact</span>" : "",
            Markup.isolated(p.source()),
            diff.firstMarked("missed", "not in the output"),
            diff.secondMarked("wrong", "not in the reference"),
            HeatMaps.html(maps));
  }
}
