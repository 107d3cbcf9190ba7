package org.attentiontoolkit.tensor.memory;

/**
 * Memory that a kernel set has taken from the system. It is given back when it is closed, or when
 * neither it nor an array in it can be reached any more.
 */
public abstract class Buffer implements AutoCloseable {
  private final Precision precision;
  private final long length;
  private final Block whole;
  private boolean closed;

  /**
   * A buffer.
   *
   * @param length in values
   */
  protected Buffer(Precision precision, long length) {
    this.precision = precision;
    this.length = length;
    this.whole = new Block(this, 0, 0, length, 1);
  }

  /** The number format of its values. */
  public final Precision precision() {
    return precision;
  }

  /** How many values it has room for. */
  public final long length() {
    return length;
  }

  /** Bytes of all values. */
  public final long bytes() {
    return length * precision.bytes();
  }

  /** An array of its first values. */
  public final DenseArray array(Shape shape) {
    return array(new ArrayPlace(this, whole, 0), shape);
  }

  /**
   * Gives the memory back; once more is harmless. No array in it can be used afterwards.
   *
   * @throws IllegalStateException if native code of another thread works on it
   */
  @Override
  public final void close() {
    if (!closed) {
      free();
      closed = true;
      whole.end("its memory has been given back");
    }
  }

  /** An array that begins somewhere in this buffer and has room there. */
  protected abstract DenseArray array(ArrayPlace place, Shape shape);

  /** Gives the memory back: not called again once it has. */
  protected abstract void free();
}
