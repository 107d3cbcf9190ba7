package org.attentiontoolkit.tasks.metric.classes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attentiontoolkit.api.metric.Metric;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * How often each class was predicted, was right, and was both: what scores of classes are made of.
 *
 * @param predicted by class
 * @param right by class
 * @param hits by class
 */
record ClassCounts(List<Double> predicted, List<Double> right, List<Double> hits) {

  /**
   * A column for each count of each class, with a one where an example counts.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if there are no predictions, not as
   *     many references, or a class below 0
   */
  static List<double[]> columns(List<Integer> predictions, List<Integer> references) {
    Metric.requireSame(predictions.size(), references.size());
    if (Stream.concat(predictions.stream(), references.stream()).anyMatch(c -> c < 0)) {
      throw Problem.input("metric.class", "A class has a number below 0.").exception();
    }
    int classes =
        1
            + Stream.concat(predictions.stream(), references.stream())
                .mapToInt(c -> c)
                .max()
                .orElse(0);
    List<double[]> columns = new ArrayList<>();
    IntStream.range(0, 3 * classes).forEach(_ -> columns.add(new double[predictions.size()]));
    for (int i = 0; i < predictions.size(); i++) {
      int predicted = predictions.get(i);
      int right = references.get(i);
      columns.get(predicted)[i] = 1;
      columns.get(classes + right)[i] = 1;
      columns.get(2 * classes + right)[i] = predicted == right ? 1 : 0;
    }
    return columns;
  }

  /** The counts of sums over {@link #columns}. */
  static ClassCounts of(double[] sums) {
    List<Double> all = IntStream.range(0, sums.length).mapToObj(i -> sums[i]).toList();
    int classes = sums.length / 3;
    return new ClassCounts(
        all.subList(0, classes),
        all.subList(classes, 2 * classes),
        all.subList(2 * classes, all.size()));
  }

  /** How many classes there are, those between that never occurred included. */
  int classes() {
    return predicted.size();
  }

  /** Whether a class was predicted or right at all. */
  boolean occurs(int of) {
    return predicted.get(of) + right.get(of) > 0;
  }

  /**
   * The harmonic mean of precision and recall of a class, 0 … 1; 0 for one that does not occur
   * (sklearn's {@code f1_score} with {@code zero_division = 0}).
   */
  double f1(int of) {
    return of < classes() && occurs(of)
        ? 2 * hits.get(of) / (predicted.get(of) + right.get(of))
        : 0;
  }
}
