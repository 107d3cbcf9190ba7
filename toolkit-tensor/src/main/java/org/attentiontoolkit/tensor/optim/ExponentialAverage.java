package org.attentiontoolkit.tensor.optim;

import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.PointwiseKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/**
 * The exponential moving average of parameters (Polyak and Juditsky, "Acceleration of stochastic
 * approximation by averaging", 1992, with weights that fade): after the first update it is the
 * parameters, so that it needs no correction of a bias; then {@code a ← a + (1 − decay)(p − a)}, as
 * PyTorch's {@code AveragedModel} with {@code get_ema_multi_avg_fn(decay)}.
 *
 * <p>What it remembers is {@link #values} and {@link #updates}.
 */
public final class ExponentialAverage {
  private static final int AT_ONCE = 1 << 16;

  /** The same piece of both arrays, and room for as much. */
  private record Piece(DenseArray values, DenseArray average, DenseArray room) {}

  private final Parameters parameters;
  private final PointwiseKernels kernels;
  private final double decay;
  private final DenseArray average;
  private final List<Piece> pieces = new ArrayList<>();
  private long updates;

  /**
   * An average of nothing yet.
   *
   * @param parameters allocated ones
   * @param engine to compute with
   * @param decay how much of it stays at an update, at least 0 and below 1
   */
  public ExponentialAverage(Parameters parameters, Engine engine, double decay) {
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException("the decay of an average lies in [0, 1), not " + decay);
    }
    this.parameters = parameters;
    this.kernels = engine.kernels().pointwise();
    this.decay = decay;
    DenseArray values = parameters.values();
    average = engine.zeros(values.shape());
    DenseArray room = engine.zeros(Shape.of((int) Math.min(AT_ONCE, values.length())));
    for (long from = 0; from < values.length(); from += AT_ONCE) {
      Shape shape = Shape.of((int) Math.min(AT_ONCE, values.length() - from));
      pieces.add(
          new Piece(
              values.window(from, shape), average.window(from, shape), room.window(0, shape)));
    }
  }

  /** Takes the parameters as an update has left them. */
  public void update() {
    if (updates == 0) {
      average.copyFrom(parameters.values());
    } else {
      for (Piece piece : pieces) {
        kernels.binary(Binary.SUBTRACT, piece.values(), piece.average(), piece.room(), false);
        kernels.scale(piece.room(), 1 - decay, piece.average(), true);
      }
    }
    updates++;
  }

  /**
   * Puts the average in the parameters' place and the parameters in the average's; once more puts
   * them back. Before the first update it does nothing.
   */
  public void swap() {
    if (updates == 0) {
      return;
    }
    parameters.requireChangeable();
    for (Piece piece : pieces) {
      piece.room().copyFrom(piece.values());
      piece.values().copyFrom(piece.average());
      piece.average().copyFrom(piece.room());
    }
  }

  /** How many updates it is over. */
  public long updates() {
    return updates;
  }

  /** Goes on as after {@code takenUpdates} updates; {@link #values} are set apart. */
  public void resumeAt(long takenUpdates) {
    updates = takenUpdates;
  }

  /** The average itself, to save or to overwrite, as long as all parameters. */
  public DenseArray values() {
    return average;
  }
}
