package org.attentiontoolkit.tensor.kernel.memory;

import org.attentiontoolkit.tensor.memory.ArrayMemory;
import org.attentiontoolkit.tensor.memory.Buffer;
import org.attentiontoolkit.tensor.memory.IntArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.factory.Nd4j;

/** Memory that ND4J works on, outside its workspaces: pages of the system, if it is much. */
public final class Nd4jMemory implements ArrayMemory {
  private static final long FEW_BYTES = 1 << 17;

  private final MemoryBudget budget;

  /** Memory within a budget. */
  public Nd4jMemory(MemoryBudget budget) {
    this.budget = budget;
  }

  @Override
  public Buffer allocate(Precision precision, long length, boolean zeroed) {
    long bytes = length * precision.bytes();
    MemoryBudget.Share share = budget.take(bytes);
    try {
      return bytes > FEW_BYTES && Pages.AVAILABLE && Nd4j.getEnvironment().isCPU()
          ? pages(precision, length, share)
          : ofNd4j(precision, length, zeroed, share);
    } catch (Throwable t) {
      share.giveBack();
      throw t;
    }
  }

  @Override
  public IntArray ints(int... values) {
    return new HeapInts(values);
  }

  private static Buffer pages(Precision precision, long length, MemoryBudget.Share share) {
    PagePointer pages = new PagePointer(precision, length, share);
    DataBuffer data = Nd4j.createBuffer(pages.pointer(), length, Nd4jArray.dataType(precision));
    return new Nd4jBuffer(precision, length, data, pages::free);
  }

  private static Buffer ofNd4j(
      Precision precision, long length, boolean zeroed, MemoryBudget.Share share) {
    // ND4J has no empty buffers.
    DataBuffer data =
        Nd4j.getDataBufferFactory()
            .create(Nd4jArray.dataType(precision), Math.max(1, length), zeroed);
    Nd4jBuffer buffer =
        new Nd4jBuffer(
            precision,
            length,
            data,
            () -> {
              data.close();
              share.giveBack();
            });
    share.until(buffer);
    return buffer;
  }
}
