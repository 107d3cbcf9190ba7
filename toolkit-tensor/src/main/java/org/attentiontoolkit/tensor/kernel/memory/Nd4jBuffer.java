package org.attentiontoolkit.tensor.kernel.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import org.attentiontoolkit.tensor.memory.ArrayPlace;
import org.attentiontoolkit.tensor.memory.Buffer;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;

/** A buffer that ND4J works on. */
final class Nd4jBuffer extends Buffer {
  private final DataBuffer data;
  private final Runnable free;
  // Once it is closed, whoever still has a part of the segment gets an exception, not foreign
  // memory; and it can't be closed while native code has one.
  private final Arena scope = Arena.ofShared();
  private volatile @Nullable MemorySegment segment;

  /**
   * A buffer.
   *
   * @param free gives the memory back
   */
  Nd4jBuffer(Precision precision, long length, DataBuffer data, Runnable free) {
    super(precision, length);
    this.data = data;
    this.free = free;
  }

  DataBuffer data() {
    return data;
  }

  /** All of it, for the CPU. */
  MemorySegment segment() {
    MemorySegment known = segment;
    if (known == null) {
      known =
          MemorySegment.ofAddress(data.address())
              .reinterpret(bytes(), scope, new Keeper(data, free));
      segment = known;
    }
    return known;
  }

  @Override
  protected DenseArray array(ArrayPlace place, Shape shape) {
    return new Nd4jArray(this, place, shape);
  }

  @Override
  protected void free() {
    scope.close();
    free.run();
  }

  /**
   * Memory that nobody refers to is given back, and an address does not refer to it: the scope of
   * the segment does, through what it calls in the end.
   *
   * @param data ND4J's buffer
   * @param pages what gives them back: ND4J's buffer keeps no reference to the pages' own pointer
   */
  private record Keeper(DataBuffer data, Runnable pages) implements Consumer<MemorySegment> {
    @Override
    public void accept(MemorySegment segment) {}
  }
}
