package org.attentiontoolkit.tensor.kernel.memory;

import org.attentiontoolkit.tensor.memory.Buffer;
import org.attentiontoolkit.tensor.memory.IntArray;
import org.attentiontoolkit.tensor.memory.Memory;
import org.attentiontoolkit.tensor.memory.Precision;
import org.nd4j.linalg.factory.Nd4j;

/** Memory that ND4J allocates, outside its workspaces. */
public final class Nd4jMemory implements Memory {
  private final MemoryBudget budget;

  /** Memory within a budget. */
  public Nd4jMemory(MemoryBudget budget) {
    this.budget = budget;
  }

  @Override
  public Buffer allocate(Precision precision, long length, boolean zeroed) {
    // ND4J has no empty buffers.
    long atLeastOne = Math.max(1, length);
    long bytes = atLeastOne * precision.bytes();
    budget.take(bytes);
    try {
      return new Nd4jBuffer(
          precision,
          length,
          Nd4j.getDataBufferFactory().create(Nd4jArray.dataType(precision), atLeastOne, zeroed),
          budget.share(bytes));
    } catch (Throwable t) {
      budget.giveBack(bytes);
      throw t;
    }
  }

  @Override
  public IntArray ints(int... values) {
    return new HeapInts(values);
  }
}
