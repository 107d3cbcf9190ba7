package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.kernel.memory.MemoryBudget;
import org.attentiontoolkit.tensor.kernel.memory.Nd4jMemory;
import org.attentiontoolkit.tensor.memory.ArrayMemory;

/** Memory for tests that need an array and no engine. */
public final class Memories {
  /** What the kernels of the CPU work on. */
  public static final ArrayMemory NATIVE = new Nd4jMemory(MemoryBudget.ofProcess());

  private Memories() {}
}
