package org.attentiontoolkit.tensor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.memory.ArrayMemory;
import org.attentiontoolkit.tensor.memory.Buffer;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.parameter.Initializer;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.NamePattern;
import org.attentiontoolkit.tensor.parameter.Role;
import org.jspecify.annotations.Nullable;

/**
 * All parameters and buffers of a model: declared one by one while the model is put together, then
 * allocated at once. All values lie in one flat array: first those of the parameters that are
 * {@linkplain Parameter#trainable trained}, then of the frozen ones, then of the buffers, each in
 * the order of declaration. All gradients lie in another, which is as long as the first part of it.
 *
 * <p>A parameter's first values depend on the seed and its name alone.
 */
public final class Parameters implements AutoCloseable {
  private final Map<String, Parameter> byName = new LinkedHashMap<>();
  private final Set<Parameter> saved = new LinkedHashSet<>();
  private final List<Buffer> memory = new ArrayList<>();
  private final AtomicInteger shares = new AtomicInteger();
  private boolean drawn;
  private @Nullable DenseArray values;
  private @Nullable DenseArray gradients;

  /** The scope with the empty name. */
  public ParameterScope root() {
    return new ParameterScope(this, "");
  }

  /** All parameters, frozen ones too, in the order of declaration. */
  public List<Parameter> all() {
    return saved.stream().filter(p -> p.role() != Role.BUFFER).toList();
  }

  /** The parameters that training changes, in the order of declaration. */
  public List<Parameter> trained() {
    return saved.stream().filter(Parameter::trainable).toList();
  }

  /** All buffers, in the order of declaration. */
  public List<Parameter> buffers() {
    return saved.stream().filter(p -> p.role() == Role.BUFFER).toList();
  }

  /** What a file holds: all parameters and buffers, each once, in the order of declaration. */
  public Collection<Parameter> saved() {
    return Collections.unmodifiableCollection(saved);
  }

  /** The parameter or buffer of a name, which may be one that it is tied to. */
  public Optional<Parameter> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The parameters with a name that fits, in the order of declaration; no buffers. */
  public List<Parameter> matching(NamePattern pattern) {
    return all().stream().filter(p -> p.matches(pattern)).toList();
  }

  /** How many values all parameters hold; a tied one counts once, buffers don't. */
  public long length() {
    return length(all());
  }

  /** How many values are trained. */
  public long trainedLength() {
    return length(trained());
  }

  /** All values, of frozen parameters and buffers too; those that are trained come first. */
  public DenseArray values() {
    return allocated(values);
  }

  /** The values that are trained, in the order of {@link #gradients}. */
  public DenseArray trainedValues() {
    return values().window(0, gradients().shape());
  }

  /** The gradients of all that is trained, as the last {@link Tape#backward} left them. */
  public DenseArray gradients() {
    return allocated(gradients);
  }

  /** Whether there are values, drawn or yet to be read. */
  public boolean allocated() {
    return values != null;
  }

  /** Whether first values were drawn; otherwise each must come from a file. */
  public boolean drawn() {
    return drawn;
  }

  /**
   * Takes memory of an engine's and sets the first values. No parameter can be declared afterwards.
   */
  public void allocate(Engine engine, long seed) {
    allocate(engine.kernels().memory(), engine.precision(), seed);
  }

  /** The same with memory of a kernel set's. */
  public void allocate(ArrayMemory from, Precision precision, long seed) {
    allocate(from, precision, parameter -> parameter.initialize(seed));
    drawn = true;
  }

  /**
   * Takes memory of an engine's for values that are about to be read from a file. None is drawn:
   * until then all are NaN, and a file that lacks one is refused.
   */
  public void allocateUnread(Engine engine) {
    allocateUnread(engine.kernels().memory(), engine.precision());
  }

  /** The same with memory of a kernel set's. */
  public void allocateUnread(ArrayMemory from, Precision precision) {
    Initializer unread = Initializers.constant(Double.NaN);
    allocate(from, precision, parameter -> unread.fill(parameter.data(), 0));
  }

  private void allocate(ArrayMemory from, Precision precision, Consumer<Parameter> first) {
    if (values != null) {
      throw new IllegalStateException("already allocated");
    }
    int length = flat(length(saved));
    int trained = flat(trainedLength());
    values = take(from, precision, length);
    gradients = take(from, precision, trained);
    long at = 0;
    for (Parameter parameter : inMemory()) {
      Shape shape = parameter.shape();
      parameter.bind(values.window(at, shape));
      if (parameter.trainable()) {
        parameter.bindGradient(gradients.window(at, shape));
      }
      first.accept(parameter);
      at += shape.length();
    }
  }

  private List<Parameter> inMemory() {
    Stream<Parameter> frozen = all().stream().filter(p -> !p.trainable());
    return Stream.of(trained().stream(), frozen, buffers().stream()).flatMap(s -> s).toList();
  }

  /** Forgets all gradients: the next {@link Tape#backward} begins anew instead of adding. */
  public void clearGradients() {
    for (Parameter parameter : saved) {
      parameter.gradientPlace().clear();
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
    memory.forEach(Buffer::close);
  }

  Parameter declare(String name, Role role, Shape shape, Initializer initializer) {
    Parameter parameter = new Parameter(name, role, shape, initializer);
    name(name, parameter);
    saved.add(parameter);
    return parameter;
  }

  Parameter tie(String name, Parameter parameter) {
    if (!saved.contains(parameter)) {
      throw new IllegalArgumentException(
          "parameter %s can't be tied to %s, which belongs to another model"
              .formatted(name, parameter.name()));
    }
    name(name, parameter);
    parameter.tie(name);
    return parameter;
  }

  private void name(String name, Parameter parameter) {
    if (values != null) {
      throw new IllegalStateException("parameter " + name + " declared after allocation");
    }
    if (byName.putIfAbsent(name, parameter) != null) {
      throw Problem.failure("parameter.duplicate-name", "two parameters are named '" + name + "'")
          .hint("give each part of the model its own scope: scope.child(name)")
          .exception();
    }
  }

  private DenseArray take(ArrayMemory from, Precision precision, int length) {
    Buffer buffer = from.allocate(precision, length, true);
    memory.add(buffer);
    return buffer.array(Shape.of(length));
  }

  private static long length(Collection<Parameter> some) {
    return some.stream().mapToLong(p -> p.shape().length()).sum();
  }

  private static int flat(long length) {
    if (length > Integer.MAX_VALUE) {
      throw Problem.input(
              "parameter.too-many",
              "the model has %,d parameters; there can be %,d".formatted(length, Integer.MAX_VALUE))
          .hint("make widths or vocabularies smaller")
          .exception();
    }
    return (int) length;
  }

  private static DenseArray allocated(@Nullable DenseArray array) {
    if (array == null) {
      throw new IllegalStateException("parameters are not allocated yet");
    }
    return array;
  }
}
