package org.attentiontoolkit.tensor;

import java.util.ArrayDeque;
import java.util.Deque;
import org.attentiontoolkit.tensor.kernel.Kernels;
import org.attentiontoolkit.tensor.memory.Arena;
import org.attentiontoolkit.tensor.memory.Precision;

/**
 * What computes: a set of kernels, a precision, and the memory that steps use again and again.
 *
 * <p>For one thread.
 */
public final class Engine implements AutoCloseable {
  private final Kernels kernels;
  private final Precision precision;
  private final ComputeInfo info;
  private final Deque<Arena> idle = new ArrayDeque<>();

  /** An engine on the given kernels. */
  public Engine(Kernels kernels, Precision precision) {
    this(kernels, precision, ComputeInfo.of(kernels.name(), "given", 1));
  }

  private Engine(Kernels kernels, Precision precision, ComputeInfo info) {
    if (!kernels.supports(precision)) {
      throw new IllegalArgumentException(
          "the " + kernels.name() + " kernels do not compute in " + precision);
    }
    this.kernels = kernels;
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
    Kernels kernels = choice.create(options.threadCount());
    ComputeInfo info = ComputeInfo.of(kernels.name(), choice.reason(), options.threadCount());
    info.log();
    return new Engine(kernels, options.precision(), info);
  }

  /** What it computes with, for the record of a run. */
  public ComputeInfo info() {
    return info;
  }

  /** The primitives it computes with. */
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

  /** A tape that records nothing. */
  public Tape inference() {
    return tape(Tape.Mode.INFERENCE, 0, 0);
  }

  /** Bytes of memory kept for the next steps' tensors. */
  public long reservedBytes() {
    return idle.stream().mapToLong(Arena::reservedBytes).sum();
  }

  /** Ends the threads it works with. */
  @Override
  public void close() {
    kernels.close();
  }

  void recycle(Arena arena) {
    arena.reset();
    idle.push(arena);
  }

  private Tape tape(Tape.Mode mode, long seed, long step) {
    Arena arena = idle.isEmpty() ? new Arena(precision) : idle.pop();
    return new Tape(this, arena, mode, seed, step);
  }
}
