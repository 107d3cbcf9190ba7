package org.attentiontoolkit.tensor.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Memory from ND4J, outside its workspaces. It is freed when neither this nor a part of its {@link
 * #segment} can be reached any more.
 */
final class NativeBuffer {
  private static final MemoryBudget BUDGET = MemoryBudget.ofProcess();

  private final DataBuffer data;
  private final long bytes;
  private @Nullable MemorySegment segment;

  private NativeBuffer(DataBuffer data, long bytes) {
    this.data = data;
    this.bytes = bytes;
  }

  static NativeBuffer zeroed(Precision precision, long length) {
    return create(precision, length, true);
  }

  static NativeBuffer uninitialised(Precision precision, long length) {
    return create(precision, length, false);
  }

  DataBuffer data() {
    return data;
  }

  long length() {
    return data.length();
  }

  /** All of it, for the CPU. */
  MemorySegment segment() {
    MemorySegment known = segment;
    if (known == null) {
      DataBuffer kept = data;
      known =
          MemorySegment.ofAddress(kept.address())
              .reinterpret(bytes, Arena.ofAuto(), new Keeper(kept));
      segment = known;
    }
    return known;
  }

  private static NativeBuffer create(Precision precision, long length, boolean zeroed) {
    // ND4J has no empty buffers.
    long atLeastOne = Math.max(1, length);
    long bytes = atLeastOne * precision.bytes();
    BUDGET.take(bytes);
    NativeBuffer buffer =
        new NativeBuffer(
            Nd4j.getDataBufferFactory().create(precision.dataType(), atLeastOne, zeroed),
            length * precision.bytes());
    BUDGET.giveBackAfter(buffer, bytes);
    return buffer;
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
