package org.attentiontoolkit.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.parameter.Initializer;
import org.attentiontoolkit.tensor.parameter.NamePattern;
import org.attentiontoolkit.tensor.parameter.Role;
import org.attentiontoolkit.tensor.random.Draws;
import org.jspecify.annotations.Nullable;

/**
 * A named tensor of a model, a window on the flat arrays of its {@link Parameters}. Training
 * changes it, unless it is frozen or a {@linkplain Role#BUFFER buffer}.
 */
public final class Parameter extends Tensor {
  private final List<String> names = new ArrayList<>();
  private final Role role;
  private final Shape shape;
  private final Initializer initializer;
  private boolean trainable;
  private @Nullable DenseArray values;

  Parameter(String name, Role role, Shape shape, Initializer initializer) {
    super(null, true);
    this.names.add(name);
    this.role = role;
    this.shape = shape;
    this.initializer = initializer;
    this.trainable = role != Role.BUFFER;
  }

  /** Its name, dotted, for example {@code encoder.layer.0.forward.input.weight}. */
  public String name() {
    return names.getFirst();
  }

  /** Its name, then those it is {@linkplain ParameterScope#tie tied} to. */
  public List<String> names() {
    return Collections.unmodifiableList(names);
  }

  /** Whether one of its names fits. */
  public boolean matches(NamePattern pattern) {
    return names.stream().anyMatch(pattern::matches);
  }

  /** What it is in its model. */
  public Role role() {
    return role;
  }

  /** Whether training changes it: it then has a gradient and a part in an optimizer's state. */
  public boolean trainable() {
    return trainable;
  }

  /**
   * Keeps it as it is from now on: nothing is computed or remembered for its sake.
   *
   * @throws IllegalStateException once it is allocated
   */
  public void freeze() {
    if (values != null) {
      throw new IllegalStateException("parameter " + name() + " is frozen after allocation");
    }
    trainable = false;
  }

  /** Whether it is {@linkplain #trainable trained}. */
  @Override
  public boolean requiresGradient() {
    return trainable;
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public DenseArray data() {
    if (values == null) {
      throw new IllegalStateException("parameter " + name() + " is not allocated yet");
    }
    return values;
  }

  /**
   * The gradient that the last {@link Tape#backward} left, zeros if the loss does not depend on it.
   *
   * @throws IllegalStateException if it has none, not being {@linkplain #trainable trained}
   */
  public DenseArray gradient() {
    DenseArray gradient = gradientPlace().array();
    if (gradient == null) {
      throw new IllegalStateException(
          "parameter " + name() + (trainable ? " is not allocated yet" : " is not trained"));
    }
    return gradient;
  }

  void tie(String name) {
    names.add(name);
  }

  void bind(DenseArray itsValues) {
    values = itsValues;
  }

  void bindGradient(DenseArray itsGradient) {
    gradientPlace().put(itsGradient);
  }

  void initialize(long seed) {
    initializer.fill(data(), Draws.key(seed, "init:" + name(), 0));
  }
}
