package org.attentiontoolkit.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.random.Draws;

/**
 * An operation under test: its inputs as parameters, what it computes, and a loss that weighs every
 * value of every result differently.
 */
final class GradientBench {
  private final Parameters parameters = new Parameters();
  private final Map<String, Parameter> inputs = new LinkedHashMap<>();
  private final List<Term> terms = new ArrayList<>();

  private record Term(Tensor x, double[] weights) {}

  /** An input with given values. */
  Parameter input(String name, Shape shape, double[] values) {
    Parameter input = parameters.root().parameter(name, shape, (array, key) -> array.set(values));
    inputs.put(name, input);
    return input;
  }

  /** An input with the values of a case of the same name. */
  Parameter input(GoldenCases golden, String name) {
    return input(name, golden.shape(name), golden.values(name));
  }

  /** An input with random values. */
  Parameter input(String name, int... sizes) {
    Shape shape = Shape.of(sizes);
    return input(name, shape, random(name, shape));
  }

  /** Adds {@code Σ weight · x} to the loss. */
  Tensor weigh(Tensor x, double[] weights) {
    terms.add(new Term(x, weights));
    return x;
  }

  /** Adds a sum with random weights to the loss. */
  Tensor weigh(Tensor x) {
    return weigh(x, random("weights" + terms.size(), x.shape()));
  }

  Parameters parameters() {
    return parameters;
  }

  /** Computes what {@code forward} does and weighs, then backwards. */
  void run(Engine engine, Consumer<Tape> forward) {
    if (!parameters.allocated()) {
      parameters.allocate(engine, 1);
    }
    engine.guard();
    parameters.clearGradients();
    try (Tape tape = engine.differentiating()) {
      terms.clear();
      forward.accept(tape);
      tape.backward(loss(tape), parameters);
    }
  }

  /** The sum of what was weighed since the last call. */
  Tensor loss(Tape tape) {
    List<Term> all = List.copyOf(terms);
    terms.clear();
    Tensor loss = tape.result(Shape.of(), all.stream().map(Term::x).toArray(Tensor[]::new));
    double sum = 0;
    for (Term term : all) {
      double[] x = term.x().data().toDoubles();
      for (int i = 0; i < x.length; i++) {
        sum += x[i] * term.weights()[i];
      }
    }
    loss.data().set(0, sum);
    tape.record(
        loss,
        () -> {
          for (Term term : all) {
            if (term.x().requiresGradient()) {
              add(tape.gradientToAddTo(term.x()), term.weights(), tape.upstream(loss).get(0));
            }
          }
        });
    return loss;
  }

  /** The gradient of an input after {@link #run}. */
  double[] gradient(String name) {
    return Objects.requireNonNull(inputs.get(name)).gradient().toDoubles();
  }

  /** All gradients after {@link #run}. */
  double[] gradients() {
    return parameters.gradients().toDoubles();
  }

  static void assertClose(String what, double[] actual, double[] expected, double tolerance) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      if (!(Math.abs(actual[i] - expected[i]) <= tolerance * Math.max(1, Math.abs(expected[i])))) {
        throw new AssertionError(
            "%s: value %d is %s, should be %s".formatted(what, i, actual[i], expected[i]));
      }
    }
  }

  private static void add(DenseArray gradient, double[] weights, double factor) {
    double[] sums = gradient.toDoubles();
    Arrays.setAll(sums, i -> sums[i] + factor * weights[i]);
    gradient.set(sums);
  }

  private static double[] random(String purpose, Shape shape) {
    double[] values = new double[Math.toIntExact(shape.length())];
    long key = Draws.key(3, purpose, 0);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Draws.normal(key, i);
    }
    return values;
  }
}
