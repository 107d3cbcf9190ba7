package org.attentiontoolkit.tensor;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongFunction;
import org.attentiontoolkit.tensor.kernel.Kernels;
import org.attentiontoolkit.tensor.kernel.checked.CheckedKernels;
import org.attentiontoolkit.tensor.memory.Arena;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Limits;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.tape.PackedWeights;

/**
 * What computes: a set of kernels, a precision, and the memory that steps use again and again. Any
 * number of threads may have tapes of it at once, each its own.
 */
public final class Engine implements AutoCloseable {
  /** The system property that makes all engines {@linkplain #guard guard} their memory. */
  static final String GUARD = "toolkit.guard-memory";

  private final Kernels kernels;
  private final Precision precision;
  private final ComputeInfo info;
  private final Queue<Arena> idle = new ConcurrentLinkedQueue<>();
  private volatile boolean guarded = Boolean.getBoolean(GUARD);
  private volatile boolean closed;

  /** An engine on the given kernels. */
  public Engine(Kernels kernels, Precision precision) {
    this(kernels, precision, ComputeInfo.of(kernels.name(), "given", 1));
  }

  private Engine(Kernels kernels, Precision precision, ComputeInfo info) {
    if (!kernels.supports(precision)) {
      throw new IllegalArgumentException(
          "the " + kernels.name() + " kernels do not compute in " + precision);
    }
    this.kernels = new CheckedKernels(kernels);
    this.precision = precision;
    this.info = info;
  }

  /**
   * An engine on the kernels that suit this machine, or on those asked for. Logs which ones and
   * why.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if those asked for cannot run here
   */
  public static Engine create(EngineOptions options) {
    KernelChoice choice = KernelChoice.of(options);
    Kernels kernels = choice.create(options);
    ComputeInfo info = ComputeInfo.of(kernels.name(), choice.reason(), options.threadCount());
    info.log();
    return new Engine(kernels, options.precision(), info);
  }

  /** What it computes with, for the record of a run. */
  public ComputeInfo info() {
    return info;
  }

  /** The primitives it computes with; they check what they are given. */
  public Kernels kernels() {
    return kernels;
  }

  /** The number format it computes in. */
  public Precision precision() {
    return precision;
  }

  /** A tape for a training step: random draws are a function of the seed and the step. */
  public Tape training(long seed, long step) {
    return tape(Tape.Mode.TRAINING, seed, step);
  }

  /** A tape that records but draws nothing at random, for gradients of a deterministic loss. */
  public Tape differentiating() {
    return tape(Tape.Mode.DIFFERENTIATING, 0, 0);
  }

  /** A tape that records nothing. What it computes for a sequence is the same in any batch. */
  public Tape inference() {
    Arena arena = arena();
    LongFunction<DenseArray> memory =
        length -> arena.allocateLasting(Shape.of(Limits.count("values of a weight", length)));
    return new Tape(this, arena, new PackedWeights(kernels.products(), memory));
  }

  /** Parameters for many threads to compute with at once. */
  public SharedParameters share(Parameters parameters) {
    return new SharedParameters(this, parameters);
  }

  Tape inference(PackedWeights packed) {
    return new Tape(this, arena(), packed);
  }

  /** An array of zeros that belongs to no step. */
  public DenseArray zeros(Shape shape) {
    return kernels.memory().zeros(precision, shape);
  }

  /** An array of the given values that belongs to no step. */
  public DenseArray array(Shape shape, double... values) {
    return kernels.memory().of(precision, shape, values);
  }

  /**
   * From now on arrays of steps hold NaN until they are written, and a write past the end of one is
   * an error: for tests, since it costs time.
   */
  public void guard() {
    guarded = true;
    closeIdle();
  }

  /** Bytes of memory kept for the next steps' tensors. */
  public long reservedBytes() {
    return idle.stream().mapToLong(Arena::reservedBytes).sum();
  }

  /** Ends the threads it works with and gives its memory back; once more is harmless. */
  @Override
  public void close() {
    closed = true;
    closeIdle();
    kernels.close();
  }

  void recycle(Arena arena) {
    kernels.leave();
    arena.reset();
    idle.add(arena);
    if (closed) {
      closeIdle();
    }
  }

  private Tape tape(Tape.Mode mode, long seed, long step) {
    return new Tape(this, arena(), mode, seed, step);
  }

  private Arena arena() {
    kernels.enter();
    Arena known = idle.poll();
    return known == null ? new Arena(kernels.memory(), precision, guarded) : known;
  }

  private void closeIdle() {
    for (Arena arena = idle.poll(); arena != null; arena = idle.poll()) {
      arena.close();
    }
  }
}
