package org.attentiontoolkit.tensor;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.attentiontoolkit.tensor.memory.Buffer;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Limits;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.tape.PackedWeights;

/**
 * Parameters that any number of threads compute with at once, each on tapes of its own. Weights are
 * laid out for products once, for all of them.
 *
 * <p>While they are shared they can't change: an {@link
 * org.attentiontoolkit.tensor.optim.ParameterUpdates} or a file that is read into them is refused.
 */
public final class SharedParameters implements AutoCloseable {
  private final Engine engine;
  private final Parameters parameters;
  private final List<Buffer> buffers = new CopyOnWriteArrayList<>();
  private final PackedWeights packed;
  private boolean closed;

  SharedParameters(Engine engine, Parameters parameters) {
    this.engine = engine;
    this.parameters = parameters;
    this.packed = new PackedWeights(engine.kernels().products(), this::take);
    parameters.share();
  }

  /** A tape that records nothing, for the calling thread. */
  public Tape inference() {
    return engine.inference(packed);
  }

  /** Lets the parameters change again, and gives memory back; once more is harmless. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      buffers.forEach(Buffer::close);
      parameters.unshare();
    }
  }

  private DenseArray take(long length) {
    Buffer buffer = engine.kernels().memory().allocate(engine.precision(), length, false);
    buffers.add(buffer);
    return buffer.array(Shape.of(Limits.count("values of a weight", length)));
  }
}
