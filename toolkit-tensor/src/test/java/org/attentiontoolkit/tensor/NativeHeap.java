package org.attentiontoolkit.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.attentiontoolkit.tensor.kernel.memory.MemoryBudget;

/** How much native memory is in use: of the C heap, by glibc's {@code mallinfo2}, and pages. */
final class NativeHeap {
  private static final StructLayout MALLINFO =
      MemoryLayout.structLayout(MemoryLayout.sequenceLayout(10, ValueLayout.JAVA_LONG));
  private static final long MAPPED = 4L * Long.BYTES;
  private static final long USED = 7L * Long.BYTES;

  private NativeHeap() {}

  /**
   * The same once what earlier tests left to the collector has been given back: until two looks in
   * a row agree to a mebibyte.
   */
  static long settledBytes() {
    long used = usedBytes();
    for (int look = 0; look < 50; look++) {
      System.gc();
      sleep();
      long before = used;
      used = usedBytes();
      if (Math.abs(used - before) < 1 << 20) {
        return used;
      }
    }
    throw new AssertionError("the C heap does not settle");
  }

  private static void sleep() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Bytes that have been taken and not given back, by whomever. */
  static long usedBytes() {
    Linker linker = Linker.nativeLinker();
    MethodHandle mallinfo =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("mallinfo2"), FunctionDescriptor.of(MALLINFO));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = (MemorySegment) mallinfo.invokeExact((SegmentAllocator) arena);
      return info.get(ValueLayout.JAVA_LONG, MAPPED)
          + info.get(ValueLayout.JAVA_LONG, USED)
          + MemoryBudget.ofProcess().taken();
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
