package org.attentiontoolkit.runner.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.DecodingTrace;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.runner.report.look.LookView.Sentence;

/** The examples of an evaluation of which it was kept what was looked at. */
final class LookedAt {
  private LookedAt() {}

  /** One sentence each, in the order of the data. */
  static List<Sentence> sentences(Evaluation evaluation) {
    Map<Integer, List<AttentionMap>> maps =
        evaluation.maps().stream().collect(Collectors.groupingBy(AttentionMap::example));
    Map<Integer, DecodingTrace> traces =
        evaluation.looks().traces().stream()
            .collect(Collectors.toMap(DecodingTrace::example, Function.identity(), (a, _) -> a));
    TreeSet<Integer> examples = new TreeSet<>(maps.keySet());
    examples.addAll(traces.keySet());
    return examples.stream()
        .filter(example -> example >= 0 && example < evaluation.predictions().size())
        .map(example ->
            new Sentence(
                example,
                evaluation.predictions().get(example).source(),
                maps.getOrDefault(example, List.of()),
                Optional.ofNullable(traces.get(example))))
        .toList();
  }
}
