package org.attentiontoolkit.runner.train;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.attentiontoolkit.api.task.Loss;
import org.attentiontoolkit.runner.train.state.StateVisitor;
import org.attentiontoolkit.runner.train.state.Stateful;

/** The parts of a loss summed over batches and steps. */
public final class LossSums implements Stateful {
  /**
   * One part.
   *
   * @param objective sum of what is made small, in nats
   * @param negativeLogLikelihood sum without what training adds, in nats
   * @param count of predictions
   * @param weight of the part among the others
   */
  record Sum(double objective, double negativeLogLikelihood, long count, double weight) {
    Sum plus(Sum other) {
      return new Sum(
          objective + other.objective,
          negativeLogLikelihood + other.negativeLogLikelihood,
          count + other.count,
          other.weight);
    }
  }

  private final Map<String, Sum> parts = new LinkedHashMap<>();

  /** Names of the parts that are penalties: each loss says so anew. */
  private final Set<String> penalties = new HashSet<>();

  void add(Loss loss) {
    for (Loss.Part part : loss.parts()) {
      if (part.penalty()) {
        penalties.add(part.name());
      }
      add(
          part.name(),
          new Sum(part.sum().item(), part.negativeLogLikelihood(), part.count(), part.weight()));
    }
  }

  void add(LossSums other) {
    other.parts.forEach(this::add);
    penalties.addAll(other.penalties);
  }

  void add(String name, Sum sum) {
    parts.merge(name, sum, Sum::plus);
  }

  void clear() {
    parts.clear();
  }

  Map<String, Sum> parts() {
    return parts;
  }

  @Override
  public void visit(StateVisitor visitor) {
    Map<String, Sum> next = new LinkedHashMap<>();
    for (String name : visitor.texts("parts", List.copyOf(parts.keySet()))) {
      Sum sum = parts.getOrDefault(name, new Sum(0, 0, 0, 0));
      StateVisitor part = visitor.part(name);
      next.put(
          name,
          new Sum(
              part.number("objective", sum.objective),
              part.number("negative-log-likelihood", sum.negativeLogLikelihood),
              part.whole("count", sum.count),
              part.number("weight", sum.weight)));
    }
    parts.clear();
    parts.putAll(next);
  }

  /** What is made small: the weighted sum of the parts' means, in nats. */
  public double objective() {
    return weighted(Sum::objective);
  }

  /** The same without what training adds. */
  public double loss() {
    return weighted(Sum::negativeLogLikelihood);
  }

  /**
   * The mean of each part that has predictions, by name: the negative log-likelihood in nats, or
   * what is made small of a penalty.
   */
  Map<String, Double> losses() {
    Map<String, Double> losses = new LinkedHashMap<>();
    parts.forEach((name, sum) -> {
      if (sum.count > 0) {
        double told = penalties.contains(name) ? sum.objective : sum.negativeLogLikelihood;
        losses.put(name, told / sum.count);
      }
    });
    return losses;
  }

  private double weighted(ToDoubleFunction<Sum> value) {
    return parts.values().stream()
        .filter(sum -> sum.count > 0)
        .mapToDouble(sum -> sum.weight * value.applyAsDouble(sum) / sum.count)
        .sum();
  }
}
