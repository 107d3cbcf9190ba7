package org.attentiontoolkit.tensor.optim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.kernel.UpdateKernels;
import org.attentiontoolkit.tensor.memory.Buffer;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/**
 * Updates the parameters that are trained by their gradients: one pass to measure the gradients'
 * norm, one to clip, remember and update.
 *
 * <p>What it remembers is {@link #state} and {@link #steps}: restore both and it goes on as if
 * never interrupted.
 */
public final class ParameterUpdates implements AutoCloseable {
  private static final int LONGEST_SLICE = 1 << 22;
  private static final int NAMES_SHOWN = 5;

  private final Parameters parameters;
  private final UpdateKernels kernels;
  private final Optimizer optimizer;
  private final Clipping clipping;
  private final Map<String, DenseArray> state = new LinkedHashMap<>();
  private final List<Buffer> buffers = new ArrayList<>();
  private final List<Slice> slices = new ArrayList<>();
  private long steps;

  /** Updates that treat every parameter as the optimizer says. */
  public ParameterUpdates(
      Parameters parameters, Engine engine, Optimizer optimizer, Clipping clipping) {
    this(parameters, engine, optimizer, clipping, parameter -> ParameterGroup.REST);
  }

  /**
   * Updates of the parameters of a model.
   *
   * @param parameters allocated ones
   * @param engine to compute with
   * @param optimizer how parameters follow their gradients
   * @param clipping how gradients are kept small
   * @param groups how each parameter is treated
   */
  public ParameterUpdates(
      Parameters parameters,
      Engine engine,
      Optimizer optimizer,
      Clipping clipping,
      Function<Parameter, ParameterGroup> groups) {
    this.parameters = parameters;
    this.kernels = engine.kernels().updates();
    this.optimizer = optimizer;
    this.clipping = clipping;
    DenseArray values = parameters.trainedValues();
    for (String name : optimizer.state()) {
      Buffer buffer = engine.kernels().memory().allocate(values.precision(), values.length(), true);
      buffers.add(buffer);
      state.put(name, buffer.array(values.shape()));
    }
    slice(groups);
  }

  /**
   * Updates all parameters.
   *
   * @param learningRate η, from a schedule
   * @throws ToolkitException if a gradient is infinite or not a number; nothing is changed then
   */
  public Update step(double learningRate) {
    parameters.requireChangeable();
    double norm = Math.sqrt(kernels.sumOfSquares(parameters.gradients()));
    if (!Double.isFinite(norm)) {
      throw notFinite();
    }
    Step step = new Step(steps + 1, learningRate, clipping.scaling(norm));
    for (Slice slice : slices) {
      optimizer.update(kernels, slice, step.at(learningRate * slice.group().rate()));
    }
    steps = step.number();
    return new Update(steps, learningRate, norm);
  }

  /** How many updates it has made. */
  public long steps() {
    return steps;
  }

  /** Goes on as after {@code madeSteps} updates; the arrays of {@link #state} are set apart. */
  public void resumeAt(long madeSteps) {
    steps = madeSteps;
  }

  /** What the optimizer remembers, by name: the arrays themselves, to save or to overwrite. */
  public Map<String, DenseArray> state() {
    return Collections.unmodifiableMap(state);
  }

  /** Gives the memory of its state back; once more is harmless. */
  @Override
  public void close() {
    buffers.forEach(Buffer::close);
  }

  /** Cuts the flat arrays where another group begins, and where a piece becomes too long. */
  private void slice(Function<Parameter, ParameterGroup> groups) {
    long start = 0;
    long end = 0;
    ParameterGroup current = ParameterGroup.REST;
    for (Parameter parameter : parameters.trained()) {
      ParameterGroup group = groups.apply(parameter);
      ParameterGroup next = optimizer.decays(parameter.role()) ? group : group.withoutDecay();
      if (!next.equals(current)) {
        slice(start, end, current);
        start = end;
        current = next;
      }
      end += parameter.shape().length();
    }
    slice(start, end, current);
  }

  private void slice(long start, long end, ParameterGroup group) {
    for (long from = start; from < end; from += LONGEST_SLICE) {
      long at = from;
      Shape shape = Shape.of((int) Math.min(LONGEST_SLICE, end - from));
      slices.add(
          new Slice(
              parameters.trainedValues().window(at, shape),
              parameters.gradients().window(at, shape),
              state.values().stream().map(array -> array.window(at, shape)).toList(),
              group));
    }
  }

  private ToolkitException notFinite() {
    List<String> names =
        parameters.trained().stream()
            .filter(p -> !Double.isFinite(kernels.sumOfSquares(p.gradient())))
            .map(Parameter::name)
            .toList();
    String more =
        names.size() > NAMES_SHOWN ? " and " + (names.size() - NAMES_SHOWN) + " more" : "";
    return Problem.failure(
            "training.gradient-not-finite",
            "gradients are infinite or not a number at update " + (steps + 1))
        .at(String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size()))) + more)
        .hint("lower the learning rate, clip gradients by their norm, or warm up for longer")
        .exception();
  }
}
