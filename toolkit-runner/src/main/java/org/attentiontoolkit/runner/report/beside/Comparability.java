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
import org.attentiontoolkit.api.task.Split;
import org.attentiontoolkit.runner.report.data.ComparedRun;

/** Whether two runs were evaluated on the same examples. */
final class Comparability {
  private static final String CHECKSUM = "sha256";

  private Comparability() {}

  /** Why the scores of a split cannot be compared; nothing when they can. */
  static List<String> obstacles(ComparedRun run, ComparedRun other, Split split) {
    List<String> obstacles = new ArrayList<>();
    Map<String, String> here = checksums(run, split);
    Map<String, String> there = checksums(other, split);
    for (String name : here.keySet()) {
      if (there.containsKey(name) && !here.get(name).equals(there.get(name))) {
        obstacles.add("%s has another checksum".formatted(name));
      }
    }
    if (!here.isEmpty() && !there.isEmpty() && !here.keySet().equals(there.keySet())) {
      obstacles.add("%s has other data".formatted(split.key()));
    }
    Optional<Evaluation> ours = run.data().evaluation(split);
    Optional<Evaluation> theirs = other.data().evaluation(split);
    if (obstacles.isEmpty()
        && ours.isPresent()
        && theirs.isPresent()
        && !isSame(ours.get().predictions(), theirs.get().predictions())) {
      obstacles.add("the sources or references of %s are others".formatted(split.key()));
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

  /** What a split was made of. */
  private static Map<String, String> checksums(ComparedRun run, Split split) {
    Map<String, String> sums = new TreeMap<>();
    for (DataFact fact : run.data().record().facts().data()) {
      boolean ofSplit =
          fact.name().equals(split.key()) || fact.name().startsWith(split.key() + ".");
      if (ofSplit && fact.facts().containsKey(CHECKSUM)) {
        sums.put(fact.name(), fact.facts().getOrDefault(CHECKSUM, ""));
      }
    }
    return sums;
  }
}
