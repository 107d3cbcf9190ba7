package org.attentiontoolkit.runner.train;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.kernel.UpdateKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** Refuses what is infinite or not a number: nothing good comes of going on with it. */
public final class Finite {
  private static final String HINT =
      "Lower the learning rate, clip gradients by their norm, or warm up for longer.";

  private Finite() {}

  /**
   * The parameters and buffers that hold a value which is infinite or not a number, by name.
   *
   * @param kernels to look at all of them at once with
   */
  public static List<String> broken(Parameters parameters, UpdateKernels kernels) {
    return Double.isFinite(kernels.sumOfSquares(parameters.values()))
        ? List.of()
        : parameters.saved().stream().filter(p -> isBroken(p.data())).map(Parameter::name).toList();
  }

  /** One by one: the squares of values that are only large are infinite too. */
  private static boolean isBroken(DenseArray values) {
    return Arrays.stream(values.toDoubles()).anyMatch(value -> !Double.isFinite(value));
  }

  static void requireLoss(double loss, Supplier<String> where) {
    if (!Double.isFinite(loss)) {
      throw Problem.failure("training.loss-not-finite", "The loss is " + loss + ".")
          .at(where.get())
          .hint(HINT)
          .exception();
    }
  }

  static void requireParameters(Parameters parameters, UpdateKernels kernels, String where) {
    List<String> broken = broken(parameters, kernels);
    if (!broken.isEmpty()) {
      String more = broken.size() == 1 ? "" : " and %d more".formatted(broken.size() - 1);
      throw Problem.failure(
              "training.parameter-not-finite",
              "The parameter %s%s became infinite or not a number."
                  .formatted(broken.getFirst(), more))
          .at(where)
          .hint(HINT)
          .exception();
    }
  }

  /**
   * Refuses an evaluation with a score that is infinite or not a number.
   *
   * @param where the model stands, such as {@code step 120}
   * @throws org.attentiontoolkit.tensor.error.ToolkitException naming the score
   */
  public static void requireScores(Evaluation evaluation, String where) {
    for (MetricScore score : evaluation.scores()) {
      if (!Double.isFinite(score.value())) {
        throw Problem.failure(
                "training.score-not-finite",
                String.format(
                    Locale.ROOT,
                    "The %s on %s is %s.",
                    score.name(),
                    evaluation.set(),
                    score.value()))
            .at(where)
            .hint(HINT)
            .exception();
      }
    }
  }
}
