package org.attentiontoolkit.tensor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.memory.Buffer;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Memory;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.parameter.Initializer;
import org.jspecify.annotations.Nullable;

/**
 * All parameters of a model: declared one by one while the model is put together, then allocated at
 * once. All values lie in one flat array and all gradients in another, in the order of declaration.
 *
 * <p>A parameter's first values depend on the seed and its name alone.
 */
public final class Parameters implements AutoCloseable {
  private final Map<String, Parameter> byName = new LinkedHashMap<>();
  private final List<Buffer> buffers = new ArrayList<>();
  private final AtomicInteger shares = new AtomicInteger();
  private @Nullable DenseArray values;
  private @Nullable DenseArray gradients;

  /** The scope with the empty name. */
  public ParameterScope root() {
    return new ParameterScope(this, "");
  }

  /** All parameters, in the order of declaration. */
  public Collection<Parameter> all() {
    return Collections.unmodifiableCollection(byName.values());
  }

  /** How many values all of them hold. */
  public long length() {
    return byName.values().stream().mapToLong(p -> p.shape().length()).sum();
  }

  /** All values. */
  public DenseArray values() {
    return allocated(values);
  }

  /** All gradients, as the last {@link Tape#backward} left them. */
  public DenseArray gradients() {
    return allocated(gradients);
  }

  /** Whether {@link #allocate} has been called. */
  public boolean allocated() {
    return values != null;
  }

  /**
   * Takes memory of an engine's and sets the first values. No parameter can be declared afterwards.
   */
  public void allocate(Engine engine, long seed) {
    allocate(engine.kernels().memory(), engine.precision(), seed);
  }

  /** The same with memory of a kernel set's. */
  public void allocate(Memory memory, Precision precision, long seed) {
    if (values != null) {
      throw new IllegalStateException("already allocated");
    }
    if (length() > Integer.MAX_VALUE) {
      throw Problem.input(
              "parameter.too-many",
              "the model has %,d parameters; there can be %,d"
                  .formatted(length(), Integer.MAX_VALUE))
          .hint("make widths or vocabularies smaller")
          .exception();
    }
    Buffer forValues = take(memory, precision);
    Buffer forGradients = take(memory, precision);
    Shape flat = Shape.of((int) length());
    values = forValues.array(flat);
    gradients = forGradients.array(flat);
    long from = 0;
    for (Parameter parameter : byName.values()) {
      Shape shape = parameter.shape();
      parameter.bind(values.window(from, shape), gradients.window(from, shape));
      parameter.initialize(seed);
      from += shape.length();
    }
  }

  /** Forgets all gradients: the next {@link Tape#backward} begins anew instead of adding. */
  public void clearGradients() {
    for (Parameter parameter : byName.values()) {
      parameter.hasGradient = false;
    }
  }

  /**
   * Checks that nobody relies on the values being as they are.
   *
   * @throws IllegalStateException while they are {@linkplain Engine#share shared}
   */
  public void requireChangeable() {
    if (shares.get() > 0) {
      throw new IllegalStateException("parameters can't change while they are shared");
    }
  }

  void share() {
    shares.incrementAndGet();
  }

  void unshare() {
    shares.decrementAndGet();
  }

  /** Gives the memory back; once more is harmless. */
  @Override
  public void close() {
    buffers.forEach(Buffer::close);
  }

  private Buffer take(Memory memory, Precision precision) {
    Buffer buffer = memory.allocate(precision, length(), true);
    buffers.add(buffer);
    return buffer;
  }

  Parameter declare(String name, Shape shape, Initializer initializer) {
    if (values != null) {
      throw new IllegalStateException("parameter " + name + " declared after allocation");
    }
    Parameter parameter = new Parameter(name, shape, initializer);
    if (byName.putIfAbsent(name, parameter) != null) {
      throw Problem.failure("parameter.duplicate-name", "two parameters are named '" + name + "'")
          .hint("give each part of the model its own scope: scope.child(name)")
          .exception();
    }
    return parameter;
  }

  private static DenseArray allocated(@Nullable DenseArray array) {
    if (array == null) {
      throw new IllegalStateException("parameters are not allocated yet");
    }
    return array;
  }
}
