package org.attentiontoolkit.tensor.kernel.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import org.attentiontoolkit.tensor.memory.Buffer;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Place;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;

/** A buffer of ND4J's. */
final class Nd4jBuffer extends Buffer {
  private final DataBuffer data;
  private final MemoryBudget.Share share;
  private @Nullable MemorySegment segment;

  Nd4jBuffer(Precision precision, long length, DataBuffer data, MemoryBudget.Share share) {
    super(precision, length);
    this.data = data;
    this.share = share;
    share.until(this);
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
              .reinterpret(bytes(), Arena.ofAuto(), new Keeper(data));
      segment = known;
    }
    return known;
  }

  @Override
  protected DenseArray array(Place place, Shape shape) {
    return new Nd4jArray(this, place, shape);
  }

  @Override
  protected void free() {
    data.close();
    share.giveBack();
  }

  /**
   * ND4J frees a buffer that nobody refers to, and an address does not: the scope of the segment
   * does, through what it calls in the end.
   */
  private record Keeper(DataBuffer kept) implements Consumer<MemorySegment> {
    @Override
    public void accept(MemorySegment segment) {}
  }
}
