package org.attentiontoolkit.api.task;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.attentiontoolkit.tensor.Tensor;

/**
 * What training makes small, of one batch: parts that are each a sum, such as one over masked words
 * and one over sentences. Sums add up over batches, so that a step of several batches divides by
 * the count of them all and has the gradient of the whole.
 *
 * @param parts at least one, each with its own name
 */
public record Loss(List<Part> parts) {
  /** Checks the names. */
  public Loss {
    parts = List.copyOf(parts);
    Set<String> names = new HashSet<>();
    if (parts.isEmpty() || !parts.stream().allMatch(part -> names.add(part.name()))) {
      throw new IllegalArgumentException("a loss needs parts with names of their own");
    }
  }

  /**
   * One part. What is made small is the sum over all parts of {@code weight · sum / count}, with
   * sums and counts of all batches of a step.
   *
   * @param name as in {@link Batch#predictions}, such as {@code cross-entropy}
   * @param sum one value: the sum over what was predicted, in nats
   * @param count over how many predictions
   * @param negativeLogLikelihood the sum of the negative log-likelihoods of what was right, in
   *     nats: the same but for what training adds, such as label smoothing; losses and perplexities
   *     of any two models are compared by it; 0 of a penalty
   * @param weight of the part among the others
   * @param penalty whether it is no likelihood at all: what training adds to make a model behave
   */
  public record Part(
      String name,
      Tensor sum,
      long count,
      double negativeLogLikelihood,
      double weight,
      boolean penalty) {
    /** A part that is a likelihood, to which training may add something. */
    public Part(String name, Tensor sum, long count, double negativeLogLikelihood, double weight) {
      this(name, sum, count, negativeLogLikelihood, weight, false);
    }

    /** A part that is a penalty. */
    public static Part penalty(String name, Tensor sum, long count, double weight) {
      return new Part(name, sum, count, 0, weight, true);
    }

    /** A part of weight 1 to which training adds nothing. */
    public Part(String name, Tensor sum, long count) {
      this(name, sum, count, sum.item(), 1);
    }
  }

  /** A loss of one part. */
  public static Loss of(Part part) {
    return new Loss(List.of(part));
  }

  /** What is made small when the batch is learned alone; parts without predictions are left out. */
  public double mean() {
    return mean(part -> part.sum().item());
  }

  /** The same but for what training adds, such as label smoothing. */
  public double meanNegativeLogLikelihood() {
    return mean(Part::negativeLogLikelihood);
  }

  private double mean(ToDoubleFunction<Part> sum) {
    return parts.stream()
        .filter(part -> part.count() > 0)
        .mapToDouble(part -> part.weight() * sum.applyAsDouble(part) / part.count())
        .sum();
  }
}
