package org.attentiontoolkit.tasks.metric.classes;

import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.metric.ClassMetric;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.statistics.Contributions;

/**
 * The harmonic mean of precision and recall, in percent: of one class, or its mean over the classes
 * that occur among predictions or references, as sklearn's {@code f1_score} with {@code average =
 * "binary"} and {@code "macro"}.
 */
public final class F1 implements ClassMetric {
  private final Config config;

  /**
   * Of which classes.
   *
   * @param average of one class, or of all
   * @param positive the class looked for, where it is of one
   */
  public record Config(Average average, @Within("[0,)") int positive) {}

  /** Over which classes the mean is. */
  public enum Average {
    /** Of the positive class alone. */
    BINARY,
    /** Of all classes, each counting the same. */
    MACRO
  }

  /** F1 of these classes. */
  public F1(Config config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "f1";
  }

  @Override
  public Measured measure(List<Integer> predictions, List<Integer> references) {
    Contributions all =
        new Contributions(
            ClassCounts.columns(predictions, references), sums -> 100 * f1(ClassCounts.of(sums)));
    return Measured.of(name(), all, definition(), MetricScore.Better.HIGHER);
  }

  private String definition() {
    String what =
        switch (config.average()) {
          case BINARY -> "of class " + config.positive();
          case MACRO -> "mean over the classes that occur";
        };
    return "percent, harmonic mean of precision and recall, " + what + ", 0 where undefined";
  }

  private double f1(ClassCounts counts) {
    return switch (config.average()) {
      case BINARY -> counts.f1(config.positive());
      case MACRO ->
          IntStream.range(0, counts.classes())
              .filter(counts::occurs)
              .mapToDouble(counts::f1)
              .average()
              .orElse(0);
    };
  }
}
