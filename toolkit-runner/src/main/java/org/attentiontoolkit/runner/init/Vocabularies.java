package org.attentiontoolkit.runner.init;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.tensor.error.Problem;

/** Parameters whose rows stand for other tokens there, told once for each vocabulary. */
final class Vocabularies {
  /**
   * Two vocabularies.
   *
   * @param here empty when nobody knows it
   * @param there empty when nobody knows it
   */
  private record Pair(List<String> here, List<String> there) {}

  private final ParameterSource source;
  private final Map<Pair, List<String>> different = new LinkedHashMap<>();

  Vocabularies(ParameterSource source) {
    this.source = source;
  }

  void differ(String name, List<String> here, List<String> there) {
    different.computeIfAbsent(new Pair(here, there), _ -> new ArrayList<>()).add(name);
  }

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    different.forEach((pair, names) -> problems.add(problem(pair, String.join(", ", names))));
    return problems;
  }

  private Problem problem(Pair pair, String names) {
    boolean known = !pair.here.isEmpty() && !pair.there.isEmpty();
    long both =
        new HashSet<>(pair.there).stream().filter(new HashSet<>(pair.here)::contains).count();
    String sentence =
        known
            ? "The rows of %s stand for other tokens in the run: of the %,d here it has %,d."
                .formatted(names, pair.here.size(), both)
            : "The rows of %s may stand for other tokens in the run.".formatted(names);
    String vocabulary = "Take its vocabularies, task.vocabulary.from = \"%s\"; ";
    String rows = known ? "let rows follow their tokens, init.match-tokens = true; " : "";
    return Problem.input("init.vocabulary", sentence)
        .at(source.file().toString())
        .hint(vocabulary.formatted(source.path()) + rows + "or leave them out with init.except.");
  }
}
