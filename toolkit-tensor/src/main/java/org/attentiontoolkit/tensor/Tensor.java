package org.attentiontoolkit.tensor;

import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.tape.GradientPlace;
import org.jspecify.annotations.Nullable;

/**
 * Values that an operation has computed, and whether a loss can be differentiated by them.
 *
 * <p>A tensor lives as long as the step of the {@link Tape} that made it; a {@link Parameter} lives
 * as long as its {@link Parameters}.
 */
public sealed class Tensor permits Parameter {
  private final boolean requiresGradient;
  private final @Nullable DenseArray data;
  private final @Nullable Tensor viewed;
  private final long viewedFrom;
  private final GradientPlace gradientPlace = new GradientPlace();

  Tensor(@Nullable DenseArray data, boolean requiresGradient) {
    this(data, requiresGradient, null, 0);
  }

  Tensor(
      @Nullable DenseArray data,
      boolean requiresGradient,
      @Nullable Tensor viewed,
      long viewedFrom) {
    this.data = data;
    this.requiresGradient = requiresGradient;
    this.viewed = viewed;
    this.viewedFrom = viewedFrom;
  }

  /** A tensor that no gradient flows to: an input. */
  public static Tensor constant(DenseArray data) {
    return new Tensor(data, false);
  }

  /** Its values. */
  public DenseArray data() {
    if (data == null) {
      throw new IllegalStateException("a parameter has no values before its store is allocated");
    }
    return data;
  }

  /** Its shape. */
  public Shape shape() {
    return data().shape();
  }

  /** The product of all sizes but the last. */
  public int rows() {
    return shape().rows();
  }

  /** The last size. */
  public int columns() {
    return shape().columns();
  }

  /** Whether a loss can be differentiated by it. */
  public boolean requiresGradient() {
    return requiresGradient;
  }

  /** The value of a tensor that has only one. */
  public double item() {
    if (shape().length() != 1) {
      throw new IllegalStateException("item() needs one value, not shape " + shape());
    }
    return data().get(0);
  }

  /** The tensor of whose memory this one is a window, if it is one. */
  @Nullable Tensor viewed() {
    return viewed;
  }

  /** Where its gradient comes together. */
  final GradientPlace gradientPlace() {
    return gradientPlace;
  }

  long viewedFrom() {
    return viewedFrom;
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + " " + shape();
  }
}
