package org.attentiontoolkit.tensor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Kernels;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.memory.Arena;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;
import org.attentiontoolkit.tensor.memory.Region;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.random.Draws;
import org.attentiontoolkit.tensor.tape.DeferredProducts;
import org.attentiontoolkit.tensor.tape.GradientPlace;
import org.attentiontoolkit.tensor.tape.InferenceWeights;
import org.attentiontoolkit.tensor.tape.PackedWeights;
import org.attentiontoolkit.tensor.tape.Recording;
import org.attentiontoolkit.tensor.tape.RepeatedWeights;
import org.attentiontoolkit.tensor.tape.WeightProducts;

/**
 * One step of computation: hands out memory, remembers operations, and runs them backwards.
 *
 * <p>An operation asks for a {@link #result}, lets kernels fill it, and {@link #record}s how
 * gradients flow back:
 *
 * <pre>{@code
 * public static Tensor tanh(Tape tape, Tensor x) {
 *   Tensor y = tape.result(x.shape(), x);
 *   tape.kernels().pointwise().unary(Unary.TANH, x.data(), y.data());
 *   tape.record(y, () -> { ... tape.gradient(x) ... tape.upstream(y) ... });
 *   return y;
 * }
 * }</pre>
 *
 * <p>All tensors made on a tape are gone when it is closed. For one thread.
 */
public final class Tape implements AutoCloseable {
  /** What a tape is for. */
  public enum Mode {
    /** Records operations; dropout drops. */
    TRAINING,
    /** Records operations; dropout does nothing. */
    DIFFERENTIATING,
    /** Records nothing; dropout does nothing. */
    INFERENCE
  }

  private final Thread owner = Thread.currentThread();
  private final Engine engine;
  private final Arena arena;
  private final Mode mode;
  private final long seed;
  private final long step;
  private final DeferredProducts deferred;
  private final Recording recording;
  private final WeightProducts weights;
  private final Map<String, Integer> occurrences = new HashMap<>();
  private boolean closed;

  /** A tape that records. */
  Tape(Engine engine, Arena arena, Mode mode, long seed, long step) {
    this.engine = engine;
    this.arena = arena;
    this.mode = mode;
    this.seed = seed;
    this.step = step;
    this.deferred = new DeferredProducts(engine.kernels(), arena);
    this.recording = new Recording(arena, deferred);
    this.weights = new RepeatedWeights(engine.kernels().products(), arena);
  }

  /** A tape for inference. */
  Tape(Engine engine, Arena arena, PackedWeights packed) {
    this.engine = engine;
    this.arena = arena;
    this.mode = Mode.INFERENCE;
    this.seed = 0;
    this.step = 0;
    this.deferred = new DeferredProducts(engine.kernels(), arena);
    this.recording = new Recording(arena, deferred);
    this.weights = new InferenceWeights(engine.kernels().products(), packed);
  }

  /** The primitives to compute with; they check what they are given. */
  public Kernels kernels() {
    return engine.kernels();
  }

  /** Whether dropout drops. */
  public boolean training() {
    return mode == Mode.TRAINING;
  }

  /** How many updates were made before this one; 0 unless the tape is for training. */
  public long step() {
    return step;
  }

  /**
   * A tape beside this one that records nothing and drops nothing, with memory of its own: for what
   * a model says of something while it is trained. It must be closed first.
   */
  public Tape inference() {
    checkUsable();
    return engine.inference();
  }

  /** Whether operations are remembered. */
  public boolean recording() {
    return mode != Mode.INFERENCE;
  }

  /**
   * An array for use within this step, with undefined content. One that is taken in the backward
   * part of an operation goes when that part has run.
   */
  public DenseArray scratch(Shape shape) {
    checkUsable();
    return arena.allocate(shape);
  }

  /** Whole numbers for kernels to read. */
  public IntArray ints(int... values) {
    return kernels().memory().ints(values);
  }

  /**
   * A region of this step whose tensors go before the step is over; where operations are recorded
   * none goes, since the way back needs them.
   */
  public Region region() {
    checkUsable();
    return arena.region(!recording());
  }

  /**
   * Keeps a tensor for as long as the innermost region lasts, though the one it was made in may be
   * over before.
   */
  public void keep(Tensor x) {
    arena.hold(x.data());
    arena.addToInnermost(x.data());
  }

  /**
   * A tensor for the result of an operation, with undefined content. It requires a gradient if one
   * of the inputs does and this tape records.
   */
  public Tensor result(Shape shape, Tensor... inputs) {
    for (Tensor input : inputs) {
      if (input instanceof Parameter parameter && parameter.trainable()) {
        recording.uses(parameter.gradientPlace());
      }
    }
    return new Tensor(scratch(shape), requiresGradient(inputs));
  }

  /** A constant with the given values. */
  public Tensor constant(Shape shape, double... values) {
    DenseArray data = scratch(shape);
    data.set(values);
    return Tensor.constant(data);
  }

  /** A constant of zeros. */
  public Tensor zeros(Shape shape) {
    DenseArray data = scratch(shape);
    kernels().pointwise().fill(data, 0);
    return Tensor.constant(data);
  }

  /**
   * A window on a tensor's memory, from value {@code from} on, that shares its gradient too: it
   * costs nothing in either direction.
   */
  public Tensor view(Tensor x, long from, Shape shape) {
    return new Tensor(x.data().window(from, shape), requiresGradient(x), x, from);
  }

  /** Remembers how the gradient of a result flows to the inputs, if it needs to. */
  public void record(Tensor result, Runnable backward) {
    if (result.requiresGradient()) {
      recording.add(result.gradientPlace(), result.viewed() == null, backward);
    }
  }

  /** The gradient of the loss by a result, within the backward part of an operation. */
  public DenseArray upstream(Tensor result) {
    return gradient(result).array();
  }

  /**
   * Where to put the gradient of an input that {@linkplain Tensor#requiresGradient needs one}; that
   * of a parameter that is not trained goes to memory nobody reads.
   */
  public Gradient gradient(Tensor x) {
    if (x instanceof Parameter parameter && !parameter.trainable()) {
      return new Gradient(scratch(x.shape()), false);
    }
    Tensor viewed = x.viewed();
    if (viewed != null) {
      DenseArray whole = gradientToAddTo(viewed);
      return new Gradient(whole.window(x.viewedFrom(), x.shape()), true);
    }
    GradientPlace place = x.gradientPlace();
    DenseArray array = place.array();
    if (array == null) {
      array = arena.allocateLasting(x.shape());
      place.put(array);
    }
    return new Gradient(array, place.begin());
  }

  /**
   * As {@link #gradient}, in the place of the input's values: for an operation that has read them
   * last. It saves the memory of a large input.
   */
  public Gradient gradientInPlace(Tensor x) {
    if (x.gradientPlace().array() == null && x.viewed() == null) {
      x.gradientPlace().put(x.data());
    }
    return gradient(x);
  }

  /**
   * As {@link #gradient}, zeroed if nothing is there yet, for operations that touch it in places.
   */
  public DenseArray gradientToAddTo(Tensor x) {
    Gradient gradient = gradient(x);
    if (!gradient.add()) {
      kernels().pointwise().fill(gradient.array(), 0);
    }
    return gradient.array();
  }

  /**
   * {@code y = x op(weight)}, added to something. A parameter that is used again at every time step
   * is packed once for all of them. In inference a row gets the same bits in whatever batch it is;
   * in training it gets them by whatever product is fastest.
   *
   * @param x {@code [N, in]}
   * @param weight {@code [out, in]} if transposed, else {@code [in, out]}
   * @param addend what the product is added to
   * @param y where the sum goes, {@code [N, out]}
   */
  public void multiplyByWeight(
      DenseArray x, Tensor weight, boolean transposed, Addend addend, DenseArray y) {
    boolean lasting = weight instanceof Parameter;
    weights.multiply(x, new WeightProducts.Weight(weight.data(), lasting, transposed), addend, y);
  }

  /**
   * Adds {@code dyᵀ x} to the gradient of a weight {@code [out, in]}. For a parameter this waits
   * until the end of {@link #backward}, so that a weight used at every time step gets one large
   * product instead of many small ones. For a weight that needs no gradient nothing is done.
   *
   * @param weight {@code [out, in]}
   * @param x what it was multiplied with, {@code [N, in]}
   * @param dy gradient of the product, {@code [N, out]}
   */
  public void addOuterProduct(Tensor weight, DenseArray x, DenseArray dy) {
    if (weight.requiresGradient()) {
      if (weight instanceof Parameter) {
        deferred.outerProduct(weight.gradientPlace(), x, dy);
      } else {
        Gradient g = gradient(weight);
        Matrix target = Matrix.of(g.array());
        kernels()
            .products()
            .multiply(Matrix.of(dy), true, Matrix.of(x), false, 1, g.addend(), target);
      }
    }
  }

  /**
   * Adds the sum of the rows of {@code dy [N, out]} to the gradient of {@code bias [out]}, if that
   * needs one.
   */
  public void addRowSum(Tensor bias, DenseArray dy) {
    if (bias.requiresGradient()) {
      if (bias instanceof Parameter) {
        deferred.rowSum(bias.gradientPlace(), dy);
      } else {
        Gradient g = gradient(bias);
        kernels().rows().sumRows(dy, g.array(), g.add());
      }
    }
  }

  /**
   * The key of random draws for one purpose at this step. Asking again for the same purpose gives
   * another key.
   */
  public long randomKey(String purpose) {
    int occurrence = occurrences.merge(purpose, 1, Integer::sum);
    return Draws.key(seed, purpose + '#' + occurrence, step);
  }

  /**
   * Adds the gradient of a loss to the gradients of parameters (see {@link
   * Parameters#clearGradients}); those the loss does not depend on get zeros.
   *
   * @param loss one value
   */
  public void backward(Tensor loss, Parameters parameters) {
    if (loss.shape().length() != 1 || !loss.requiresGradient()) {
      throw new IllegalArgumentException(
          "backward needs one value that depends on parameters, not " + loss);
    }
    checkUsable();
    DenseArray ofLoss = gradientToAddTo(loss);
    kernels().pointwise().addScalar(ofLoss, 1, ofLoss);
    recording.runBackwards();
    for (Parameter parameter : parameters.trained()) {
      gradientToAddTo(parameter);
    }
  }

  /** Gives the memory back; once more is harmless. */
  @Override
  public void close() {
    if (!closed) {
      checkUsable();
      closed = true;
      engine.recycle(arena);
    }
  }

  private void checkUsable() {
    if (closed) {
      throw new IllegalStateException("the tape has been closed");
    }
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "a tape serves one thread, %s, not %s"
              .formatted(owner.getName(), Thread.currentThread().getName()));
    }
  }

  private boolean requiresGradient(Tensor... inputs) {
    return recording() && Arrays.stream(inputs).anyMatch(Tensor::requiresGradient);
  }
}
