package org.attentiontoolkit.tasks.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.task.Ensemble.Mean;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.Softmax;

/** What several models with the same tokens say, as if one said it. */
public final class ModelMean {
  /** So that a token no model thinks possible has a logarithm still: e^-87. */
  private static final double LEAST = 1e-38;

  private ModelMean() {}

  /**
   * Logits whose softmax is the mean of the models' probabilities.
   *
   * @param logits of each model, {@code [N, V]}
   * @return {@code [N, V]}
   */
  public static Tensor logits(Tape tape, List<Tensor> logits, Mean mean) {
    Tensor sum = probabilities(tape, logits.getFirst(), mean);
    for (Tensor more : logits.subList(1, logits.size())) {
      sum = Pointwise.add(tape, sum, probabilities(tape, more, mean));
    }
    Tensor divided = Pointwise.scale(tape, sum, 1.0 / logits.size());
    return mean == Mean.LOG_LINEAR
        ? divided
        : Pointwise.log(tape, Pointwise.addScalar(tape, divided, LEAST));
  }

  private static Tensor probabilities(Tape tape, Tensor logits, Mean mean) {
    return mean == Mean.LOG_LINEAR ? Softmax.logRows(tape, logits) : Softmax.rows(tape, logits);
  }

  /**
   * What all of them looked at: the place of each attention after the number of its model, from 1.
   *
   * @param weights of each model, by place
   */
  public static Map<String, Pairs> weights(List<Map<String, Pairs>> weights) {
    Map<String, Pairs> all = new LinkedHashMap<>();
    for (int i = 0; i < weights.size(); i++) {
      String model = i + 1 + ".";
      weights.get(i).forEach((place, pairs) -> all.put(model + place, pairs));
    }
    return all;
  }
}
