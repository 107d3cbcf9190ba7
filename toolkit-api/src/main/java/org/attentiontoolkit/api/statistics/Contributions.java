package org.attentiontoolkit.api.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What each example contributes to a score: K numbers, of which the score of any selection of
 * examples needs only the sums. For BLEU they are the counts of n-grams and the lengths, for an
 * accuracy the hits and the trials, for a loss its sum and the number of tokens. Resampling
 * (bootstrap, paired bootstrap, approximate randomisation) is then a matter of weights.
 */
public final class Contributions {
  private final double[][] columns;
  private final ToDoubleFunction<double[]> formula;
  private final ToDoubleFunction<double[]> single;

  /**
   * Contributions to a score.
   *
   * @param columns K columns, each with a number an example; kept, not copied
   * @param formula the score of K sums
   * @param single the score of one example's K numbers, where custom has another formula for it
   */
  public Contributions(
      List<double[]> columns,
      ToDoubleFunction<double[]> formula,
      ToDoubleFunction<double[]> single) {
    this.columns = columns.toArray(double[][]::new);
    this.formula = formula;
    this.single = single;
    for (double[] column : this.columns) {
      if (column.length == 0 || column.length != this.columns[0].length) {
        throw new IllegalArgumentException("columns must be equally long, and not empty");
      }
    }
  }

  /** Contributions to a score that has the same formula for one example as for many. */
  public Contributions(List<double[]> columns, ToDoubleFunction<double[]> formula) {
    this(columns, formula, formula);
  }

  /**
   * A mean over trials, such as an accuracy over examples or a loss over tokens.
   *
   * @param scale of the score: 100 for percent
   * @param total of each example
   * @param trials of each example
   */
  public static Contributions mean(double scale, double[] total, double[] trials) {
    return new Contributions(List.of(total, trials), sums -> scale * sums[0] / sums[1]);
  }

  /**
   * A mean over examples, such as an accuracy of classes.
   *
   * @param scale of the score: 100 for percent
   * @param values one an example
   */
  public static Contributions mean(double scale, double[] values) {
    double[] ones = new double[values.length];
    Arrays.fill(ones, 1);
    return mean(scale, values, ones);
  }

  /** How many examples there are. */
  public int examples() {
    return columns[0].length;
  }

  /** The score of all examples. */
  public double score() {
    double[] once = new double[examples()];
    Arrays.fill(once, 1);
    return score(sums(once));
  }

  /** The score of K sums. */
  public double score(double[] sums) {
    return formula.applyAsDouble(sums);
  }

  /** The score of one example alone. */
  public double single(int example) {
    return single.applyAsDouble(
        Arrays.stream(columns).mapToDouble(column -> column[example]).toArray());
  }

  /**
   * The K sums of a selection.
   *
   * @param times how often each example counts
   */
  public double[] sums(double[] times) {
    return Arrays.stream(columns).mapToDouble(column -> sum(column, times)).toArray();
  }

  /** Four sums at a time: one addition need not wait for the one before. */
  private static double sum(double[] column, double[] times) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i < column.length - 3; i += 4) {
      a += column[i] * times[i];
      b += column[i + 1] * times[i + 1];
      c += column[i + 2] * times[i + 2];
      d += column[i + 3] * times[i + 3];
    }
    for (; i < column.length; i++) {
      a += column[i] * times[i];
    }
    return (a + b) + (c + d);
  }

  /** The contributions of some examples, in this order. */
  public Contributions of(int[] examples) {
    List<double[]> parts =
        Arrays.stream(columns)
            .map(column -> Arrays.stream(examples).mapToDouble(e -> column[e]).toArray())
            .toList();
    return new Contributions(parts, formula, single);
  }
}
