package org.attentiontoolkit.runner.report.beside;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.Prediction;
import org.attentiontoolkit.runner.report.data.ComparedRun;

/** Whether two runs were evaluated on the same examples. */
final class Comparability {
  private static final String CHECKSUM = "sha256";

  private Comparability() {}

  /** Why the scores of a set cannot be compared; nothing when they can. */
  static List<String> obstacles(ComparedRun run, ComparedRun other, String set) {
    List<String> obstacles = new ArrayList<>();
    Map<String, String> here = checksums(run, set);
    Map<String, String> there = checksums(other, set);
    for (String name : here.keySet()) {
      if (there.containsKey(name) && !here.get(name).equals(there.get(name))) {
        obstacles.add("%s has another checksum".formatted(name));
      }
    }
    if (!here.isEmpty() && !there.isEmpty() && !here.keySet().equals(there.keySet())) {
      obstacles.add("%s has other data".formatted(set));
    }
    Optional<Evaluation> ours = run.data().evaluation(set);
    Optional<Evaluation> theirs = other.data().evaluation(set);
    if (obstacles.isEmpty()
        && ours.isPresent()
        && theirs.isPresent()
        && !isSame(ours.get().predictions(), theirs.get().predictions())) {
      obstacles.add("the sources or references of %s are others".formatted(set));
    }
    return obstacles;
  }

  private static boolean isSame(List<Prediction> ours, List<Prediction> theirs) {
    return ours.size() == theirs.size()
        && IntStream.range(0, ours.size())
            .allMatch(i ->
                ours.get(i).source().equals(theirs.get(i).source())
                    && ours.get(i).reference().equals(theirs.get(i).reference()));
  }

  /** What a set was made of. */
  private static Map<String, String> checksums(ComparedRun run, String set) {
    Map<String, String> sums = new TreeMap<>();
    for (DataFact fact : run.data().record().facts().data()) {
      boolean ofSet = fact.name().equals(set) || fact.name().startsWith(set + ".");
      if (ofSet && fact.facts().containsKey(CHECKSUM)) {
        sums.put(fact.name(), fact.facts().getOrDefault(CHECKSUM, ""));
      }
    }
    return sums;
  }
}
