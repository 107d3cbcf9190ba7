package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.tasks.text.Vocabulary;

/** Makes maps for people of what an output looked at. */
record AttentionMaps(Vocabulary source, Vocabulary target) {

  /**
   * A map for each head of each attention.
   *
   * @param example its place among the examples
   * @param read the source, with {@code </s>}
   */
  List<AttentionMap> of(int example, int[] read, Output output) {
    List<String> keys = labels(source, read);
    List<String> queries = labels(target, output.tokens());
    List<AttentionMap> maps = new ArrayList<>();
    output
        .weights()
        .forEach((place, steps) -> {
          for (int head = 0; head < steps.getFirst().length; head++) {
            maps.add(new AttentionMap(example, place, head, queries, keys, ofHead(steps, head)));
          }
        });
    return maps;
  }

  private static double[][] ofHead(List<double[][]> steps, int head) {
    return steps.stream().map(step -> step[head]).toArray(double[][]::new);
  }

  private static List<String> labels(Vocabulary vocabulary, int[] tokens) {
    return Arrays.stream(tokens).mapToObj(vocabulary::token).toList();
  }
}
