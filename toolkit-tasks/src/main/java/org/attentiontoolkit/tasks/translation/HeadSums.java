package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.task.AttentionMap.Slot;
import org.attentiontoolkit.api.task.HeadSummary;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.Pairs;

/** Sums up how the heads of one slot look, batch by batch. */
final class HeadSums {
  private final Slot slot;
  private final Map<String, Sum[]> byPlace = new LinkedHashMap<>();

  HeadSums(Slot slot) {
    this.slot = slot;
  }

  private static final class Sum {
    private double entropy;
    private double largest;
    private long queries;

    void add(double[] weights) {
      entropy += entropy(weights);
      largest += Arrays.stream(weights).max().orElse(0);
      queries++;
    }
  }

  /** Adds the weights of a batch, by place. */
  void add(Map<String, Pairs> weights) {
    weights.forEach((place, pairs) -> {
      PairLayout layout = pairs.layout();
      double[] values = pairs.values().data().toDoubles();
      Sum[] sums = byPlace.computeIfAbsent(place, p -> sums(layout.heads()));
      for (int b = 0; b < layout.queries().count(); b++) {
        for (int query = 0; query < layout.queries().length(b); query++) {
          int keys = slot == Slot.DECODER ? query + 1 : layout.keys().length(b);
          for (int head = 0; head < sums.length && keys > 1; head++) {
            int row = layout.row(b, head, query);
            sums[head].add(Arrays.copyOfRange(values, row, row + keys));
          }
        }
      }
    });
  }

  private static Sum[] sums(int heads) {
    Sum[] sums = new Sum[heads];
    Arrays.setAll(sums, h -> new Sum());
    return sums;
  }

  /** In bits, of the weights above 0 scaled to sum to one. */
  private static double entropy(double[] weights) {
    double sum = Arrays.stream(weights).filter(w -> w > 0).sum();
    double bits = 0;
    for (double weight : weights) {
      if (weight > 0) {
        bits -= weight / sum * Math.log(weight / sum);
      }
    }
    return bits / Math.log(2);
  }

  /** The means, by layer and head; none of heads whose queries had no choice. */
  List<HeadSummary> summaries() {
    List<HeadSummary> all = new ArrayList<>();
    int layer = 0;
    for (Sum[] heads : byPlace.values()) {
      for (int head = 0; head < heads.length; head++) {
        Sum sum = heads[head];
        if (sum.queries > 0) {
          all.add(
              new HeadSummary(
                  slot,
                  layer,
                  head,
                  sum.entropy / sum.queries,
                  sum.largest / sum.queries,
                  sum.queries));
        }
      }
      layer++;
    }
    return all;
  }
}
