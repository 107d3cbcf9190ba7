package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.tasks.data.Sides;

/** Makes maps for people of what an output looked at. */
record AttentionMaps(Sides sides) {

  /**
   * A map for each head of each attention.
   *
   * @param example its place among the examples
   * @param text of the source
   * @param read the source, with {@code </s>}
   */
  List<AttentionMap> of(int example, String text, int[] read, Output output) {
    List<String> words = sides.words(text);
    List<String> keys = sides.sourceLabels(read, words);
    List<String> queries = sides.targetLabels(output.tokens(), words);
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
}
