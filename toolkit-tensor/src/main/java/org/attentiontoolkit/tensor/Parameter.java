package org.attentiontoolkit.tensor;

import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.parameter.Initializer;
import org.attentiontoolkit.tensor.random.Draws;
import org.jspecify.annotations.Nullable;

/** A named tensor that training changes: a window on the flat arrays of its {@link Parameters}. */
public final class Parameter extends Tensor {
  private final String name;
  private final Shape shape;
  private final Initializer initializer;
  private @Nullable DenseArray values;

  Parameter(String name, Shape shape, Initializer initializer) {
    super(null, true);
    this.name = name;
    this.shape = shape;
    this.initializer = initializer;
  }

  /** Its name, dotted, for example {@code encoder.layer.0.forward.input.weight}. */
  public String name() {
    return name;
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public DenseArray data() {
    if (values == null) {
      throw new IllegalStateException("parameter " + name + " is not allocated yet");
    }
    return values;
  }

  /**
   * The gradient that the last {@link Tape#backward} left, zeros if the loss does not depend on it.
   */
  public DenseArray gradient() {
    if (gradient == null) {
      throw new IllegalStateException("parameter " + name + " is not allocated yet");
    }
    return gradient;
  }

  void bind(DenseArray values, DenseArray gradient) {
    this.values = values;
    this.gradient = gradient;
  }

  void initialize(long seed) {
    initializer.fill(data(), Draws.key(seed, "init:" + name, 0));
  }
}
