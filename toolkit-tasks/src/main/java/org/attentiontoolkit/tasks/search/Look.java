package org.attentiontoolkit.tasks.search;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.Pairs;

/** What the rows of a step looked at in one attention. */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Look(PairLayout layout, double[] values) {
  /** Of all attentions, by place. */
  public static Map<String, Look> of(Map<String, Pairs> weights) {
    Map<String, Look> looks = new LinkedHashMap<>();
    weights.forEach((place, pairs) ->
        looks.put(place, new Look(pairs.layout(), pairs.values().data().toDoubles())));
    return looks;
  }

  /**
   * Of one row in all attentions, by place.
   *
   * @param source that it is of
   * @param number of the row among those of the source
   */
  public static Map<String, double[][]> at(Map<String, Look> looks, int source, int number) {
    Map<String, double[][]> at = new LinkedHashMap<>();
    looks.forEach((place, look) -> at.put(place, look.at(source, number)));
    return at;
  }

  /**
   * Of one row.
   *
   * @param source that it is of
   * @param number of the row among those of the source
   * @return {@code [H][S]}
   */
  public double[][] at(int source, int number) {
    double[][] look = new double[layout.heads()][];
    for (int head = 0; head < look.length; head++) {
      int row = layout.row(source, head, number);
      look[head] = Arrays.copyOfRange(values, row, row + layout.keys().length(source));
    }
    return look;
  }
}
