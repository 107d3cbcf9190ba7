package org.attentiontoolkit.tasks.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.metric.ClassMetric;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.NumberMetric;
import org.attentiontoolkit.tasks.metric.classes.ClassAccuracy;
import org.attentiontoolkit.tasks.metric.classes.F1;
import org.attentiontoolkit.tasks.metric.classes.Matthews;
import org.attentiontoolkit.tasks.metric.number.MeanSquaredError;
import org.attentiontoolkit.tasks.metric.number.Pearson;
import org.attentiontoolkit.tasks.metric.number.Spearman;
import org.junit.jupiter.api.Test;

/** Scores of classes and numbers are those of scikit-learn and SciPy (sklearn_cases.py). */
final class SklearnCasesTest {
  private static final double EXACT = 1e-9;

  /** Of the numbers of a case: predictions about 10⁶ away from the references lose six digits. */
  private static final double CLOSE = 1e-6;

  private static final Map<String, ClassMetric> OF_CLASSES =
      Map.of(
          "accuracy", new ClassAccuracy(new ClassAccuracy.Config()),
          "binary", new F1(new F1.Config(F1.Average.BINARY, 1)),
          "macro", new F1(new F1.Config(F1.Average.MACRO, 1)),
          "matthews", new Matthews(new Matthews.Config()));

  private static final Map<String, NumberMetric> OF_NUMBERS =
      Map.of(
          "pearson", new Pearson(new Pearson.Config()),
          "spearman", new Spearman(new Spearman.Config()),
          "mse", new MeanSquaredError(new MeanSquaredError.Config()));

  /**
   * One case.
   *
   * @param scores expected, by name
   */
  private record Case(
      String kind, List<Double> predictions, List<Double> references, Map<String, Double> scores) {
    List<Integer> predictedClasses() {
      return predictions.stream().map(Double::intValue).toList();
    }

    List<Integer> rightClasses() {
      return references.stream().map(Double::intValue).toList();
    }
  }

  private static List<Case> cases(String kind) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SklearnCasesTest.class.getResourceAsStream("sklearn-cases.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(kind))
          .map(line -> line.split("\t", -1))
          .map(cells -> new Case(cells[0], numbers(cells[1]), numbers(cells[2]), scores(cells[3])))
          .toList();
    }
  }

  private static List<Double> numbers(String text) {
    return Arrays.stream(text.split(" ", -1)).map(Double::valueOf).toList();
  }

  private static Map<String, Double> scores(String text) {
    Map<String, Double> scores = new HashMap<>();
    for (String pair : text.split(" ", -1)) {
      scores.put(
          pair.substring(0, pair.indexOf('=')),
          Double.valueOf(pair.substring(pair.indexOf('=') + 1)));
    }
    return scores;
  }

  @Test
  void classesAreScoredAsScikitLearnDoes() throws IOException {
    assertThat(cases("class")).hasSize(9);
    for (Case c : cases("class")) {
      c.scores()
          .forEach((name, expected) -> {
            Measured measured =
                Objects.requireNonNull(OF_CLASSES.get(name))
                    .measure(c.predictedClasses(), c.rightClasses());
            assertThat(measured.score().value())
                .as("%s of %s", name, c)
                .isCloseTo(100 * expected, within(EXACT));
          });
    }
  }

  @Test
  void numbersAreScoredAsScipyDoes() throws IOException {
    assertThat(cases("number")).hasSize(5);
    for (Case c : cases("number")) {
      c.scores()
          .forEach((name, expected) -> {
            double scale = name.equals("mse") ? 1 : 100;
            Measured measured =
                Objects.requireNonNull(OF_NUMBERS.get(name))
                    .measure(c.predictions(), c.references());
            assertThat(measured.score().value())
                .as("%s of %s", name, c)
                .isCloseTo(scale * expected, within(CLOSE * Math.max(1, Math.abs(expected))));
          });
    }
  }

  /** What a resample scores is what the examples drawn would, each as often as it was drawn. */
  @Test
  void theScoreOfASelectionFollowsFromContributions() throws IOException {
    Case c = cases("class").get(2);
    int[] drawn = {3, 3, 0, 17, 59, 20, 21, 22, 3};
    for (ClassMetric metric : OF_CLASSES.values()) {
      Measured all = metric.measure(c.predictedClasses(), c.rightClasses());
      Measured some =
          metric.measure(
              IntStream.of(drawn).mapToObj(c.predictedClasses()::get).toList(),
              IntStream.of(drawn).mapToObj(c.rightClasses()::get).toList());
      double[] times = new double[c.predictions().size()];
      IntStream.of(drawn).forEach(i -> times[i]++);
      assertThat(all.contributions().score(all.contributions().sums(times)))
          .as(metric.name())
          .isCloseTo(some.score().value(), within(EXACT));
    }
  }

  @Test
  void constantsCorrelateWithNothing() {
    List<Double> same = List.of(0.1, 0.1, 0.1);
    List<Double> others = List.of(1.0, 2.0, 4.0);
    for (String name : List.of("pearson", "spearman")) {
      NumberMetric metric = Objects.requireNonNull(OF_NUMBERS.get(name));
      assertThat(metric.measure(same, others).score().value()).isZero();
      assertThat(metric.measure(others, same).score().value()).isZero();
      var contributions = metric.measure(others, others).contributions();
      assertThat(contributions.score(contributions.sums(new double[] {0, 3, 0})))
          .as("a resample of one example")
          .isZero();
    }
  }

  @Test
  void nothingAndUnequalListsAreErrors() {
    for (ClassMetric metric : OF_CLASSES.values()) {
      assertThatThrownBy(() -> metric.measure(List.of(), List.of()))
          .hasMessageContaining("metric.empty");
      assertThatThrownBy(() -> metric.measure(List.of(1, 0), List.of(1)))
          .hasMessageContaining("There are 2 outputs, but 1 references.");
    }
  }
}
