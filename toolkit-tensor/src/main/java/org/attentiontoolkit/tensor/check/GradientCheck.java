package org.attentiontoolkit.tensor.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.random.Draws;

/**
 * Compares gradients from {@link Tape#backward} with central finite differences {@code (L(x + h) −
 * L(x − h)) / 2h}, in double precision. What is to be checked is declared as a parameter, an
 * operation's inputs too:
 *
 * <pre>{@code
 * Parameters parameters = new Parameters();
 * Parameter x = parameters.root().parameter("x", Shape.of(3, 5), Initializers.normal(1));
 * GradientCheck.of(engine, parameters).check(tape -> Reductions.sum(tape, Pointwise.tanh(tape, x)));
 * }</pre>
 *
 * <p>A sum alone hides errors (the gradients of a softmax sum to zero): end in something that
 * weighs each result differently, such as {@code sum(square(y))} or a product with a constant.
 *
 * <p>The step is {@code h = ∛ε · max(1, |x|)}, |x| the largest value that is moved, which makes the
 * two errors of a central difference alike: what the third derivative adds, {@code h² |L'''| / 6},
 * and what rounding of the loss does, {@code ε |L| / h}. The tolerance is a hundred times {@code
 * h²·max(1, |L'|) + ε·max(1, |L|) / h}: room for a third derivative in the hundreds and for a
 * hundred roundings. A function with a kink, such as ReLU, has no gradient there: keep its inputs
 * away from it by more than h.
 *
 * <p>Memory that the computation has not written holds NaN during the check (see {@link
 * Engine#guard}), so that an operation that reads it, or that adds to a gradient it should have
 * set, fails.
 */
public final class GradientCheck {
  private static final double EPSILON = Math.ulp(1.0);
  private static final double SLACK = 100;
  private static final int SHOWN = 10;

  private final Engine engine;
  private final Parameters parameters;
  private final Supplier<Tape> tapes;
  private final Choice choice;

  private GradientCheck(Engine engine, Parameters parameters, Supplier<Tape> tapes, Choice choice) {
    this.engine = engine;
    this.parameters = parameters;
    this.tapes = tapes;
    this.choice = choice;
  }

  /** In which directions a parameter is moved. */
  @FunctionalInterface
  private interface Choice {
    Stream<Direction> of(Parameter parameter);
  }

  /**
   * A direction of length 1 in which a parameter is moved.
   *
   * @param name for messages
   * @param places which of its values are moved
   * @param parts how far each of them is, when the parameter is moved by 1
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record Direction(String name, long[] places, double[] parts) {
    static Direction of(Parameter parameter, long index) {
      return new Direction(
          "at " + place(parameter.shape(), index), new long[] {index}, new double[] {1});
    }

    static Direction random(Parameter parameter, int number, long seed) {
      long key = Draws.key(seed, "gradient-check:" + parameter.name(), number);
      int length = Math.toIntExact(parameter.shape().length());
      double[] parts = IntStream.range(0, length).mapToDouble(i -> Draws.normal(key, i)).toArray();
      double norm = Math.sqrt(Arrays.stream(parts).map(part -> part * part).sum());
      return new Direction(
          "in direction " + number,
          LongStream.range(0, length).toArray(),
          Arrays.stream(parts).map(part -> part / norm).toArray());
    }
  }

  /**
   * A check of every value of every parameter that is trained. Parameters that are not allocated
   * yet are, with double precision and seed 1.
   */
  public static GradientCheck of(Engine engine, Parameters parameters) {
    if (engine.precision() != Precision.DOUBLE) {
      throw new IllegalArgumentException("finite differences need an engine in DOUBLE");
    }
    return new GradientCheck(
        engine,
        parameters,
        engine::differentiating,
        parameter -> values(parameter, Long.MAX_VALUE, 0));
  }

  /** The same check of at most {@code valuesPerParameter} values of each parameter. */
  public GradientCheck sampled(int valuesPerParameter, long sampleSeed) {
    return new GradientCheck(
        engine, parameters, tapes, parameter -> values(parameter, valuesPerParameter, sampleSeed));
  }

  /**
   * A check of all values at once: each parameter is moved in some random directions, and the
   * gradient's part in each of them is compared. Much faster for a large model, and as strict but
   * that it cannot say which value is wrong.
   */
  public GradientCheck inDirections(int perParameter, long directionSeed) {
    return new GradientCheck(
        engine,
        parameters,
        tapes,
        parameter ->
            IntStream.range(0, perParameter)
                .mapToObj(i -> Direction.random(parameter, i, directionSeed)));
  }

  /** The same check in a training step, where dropout drops: always the same values. */
  public GradientCheck training(long trainingSeed, long step) {
    return new GradientCheck(engine, parameters, () -> engine.training(trainingSeed, step), choice);
  }

  /**
   * Checks.
   *
   * @param loss computes one value from the parameters, the same one each time
   * @throws ToolkitException naming each parameter, index and pair of values that differ
   */
  public void check(Function<Tape, Tensor> loss) {
    engine.guard();
    if (!parameters.allocated()) {
      parameters.allocate(engine, 1);
    }
    double[] gradients = gradients(loss);
    double value = evaluate(loss);
    List<Problem> problems = new ArrayList<>();
    long from = 0;
    for (Parameter parameter : parameters.trained()) {
      long first = from;
      choice
          .of(parameter)
          .forEach(
              direction -> compare(parameter, direction, gradients, first, value, loss, problems));
      from += parameter.shape().length();
    }
    if (!problems.isEmpty()) {
      throw new ToolkitException(problems.subList(0, Math.min(SHOWN, problems.size())));
    }
  }

  private void compare(
      Parameter parameter,
      Direction direction,
      double[] gradients,
      long first,
      double value,
      Function<Tape, Tensor> loss,
      List<Problem> problems) {
    double gradient = 0;
    double size = 1;
    for (int i = 0; i < direction.places().length; i++) {
      long place = direction.places()[i];
      gradient += direction.parts()[i] * gradients[Math.toIntExact(first + place)];
      size = Math.max(size, Math.abs(parameter.data().get(place)));
    }
    double h = Math.cbrt(EPSILON) * size;
    double[] before = moved(parameter, direction, h);
    double above = evaluate(loss);
    restore(parameter, direction, before);
    moved(parameter, direction, -h);
    double below = evaluate(loss);
    restore(parameter, direction, before);
    double difference = (above - below) / (2 * h);
    double tolerance =
        SLACK
            * (h * h * Math.max(1, Math.abs(difference))
                + EPSILON * Math.max(1, Math.abs(value)) / h);
    // A NaN on either side compares false and so counts as a difference.
    if (!(Math.abs(gradient - difference) <= tolerance)) {
      problems.add(
          Problem.failure(
                  "gradient.wrong",
                  "the gradient of '%s' %s is %.12g by backward and %.12g by finite differences (tolerance %.2g)"
                      .formatted(
                          parameter.name(), direction.name(), gradient, difference, tolerance))
              .at("loss %.6g".formatted(value)));
    }
  }

  /** Moves a parameter; the values that were there. */
  private static double[] moved(Parameter parameter, Direction direction, double by) {
    DenseArray values = parameter.data();
    double[] before = new double[direction.places().length];
    for (int i = 0; i < before.length; i++) {
      before[i] = values.get(direction.places()[i]);
      values.set(direction.places()[i], before[i] + by * direction.parts()[i]);
    }
    return before;
  }

  private static void restore(Parameter parameter, Direction direction, double[] before) {
    for (int i = 0; i < before.length; i++) {
      parameter.data().set(direction.places()[i], before[i]);
    }
  }

  private double[] gradients(Function<Tape, Tensor> loss) {
    parameters.clearGradients();
    engine.kernels().pointwise().fill(parameters.gradients(), Double.NaN);
    try (Tape tape = tapes.get()) {
      tape.backward(loss.apply(tape), parameters);
    }
    return parameters.gradients().toDoubles();
  }

  private double evaluate(Function<Tape, Tensor> loss) {
    try (Tape tape = tapes.get()) {
      return loss.apply(tape).item();
    }
  }

  /** One value after another, at most so many. */
  private static Stream<Direction> values(Parameter parameter, long most, long seed) {
    long length = parameter.shape().length();
    long key = Draws.key(seed, "gradient-check:" + parameter.name(), 0);
    LongStream indices =
        length <= most
            ? LongStream.range(0, length)
            : LongStream.iterate(0, i -> i + 1)
                .map(i -> Draws.below(key, i, Math.toIntExact(length)))
                .distinct()
                .limit(most);
    return indices.mapToObj(index -> Direction.of(parameter, index));
  }

  private static List<Long> place(Shape shape, long index) {
    List<Long> place = new ArrayList<>();
    long rest = index;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      place.addFirst(rest % shape.size(axis));
      rest /= shape.size(axis);
    }
    return place;
  }
}
