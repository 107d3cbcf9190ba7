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
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.attentiontoolkit.tensor.kernel.memory.MemoryBudget;

/** How much native memory is in use: of the C heap, by glibc's {@code mallinfo2}, and pages. */
final class NativeHeap {
  private static final StructLayout MALLINFO =
      MemoryLayout.structLayout(MemoryLayout.sequenceLayout(10, ValueLayout.JAVA_LONG));
  private static final long MAPPED = 4L * Long.BYTES;
  private static final long USED = 7L * Long.BYTES;

  private static final int LOOKS = 600;

  /** Six seconds of them. */
  private static final int RESTING_LOOKS = 60;

  private NativeHeap() {}

  /**
   * The least that is in use for a while in which the JVM's compilers rest: what earlier tests left
   * to the collector has been given back by then, and what compilers took for their work. The JVM
   * keeps that for some five seconds, for the next compilation.
   */
  static long settledBytes() {
    long least = Long.MAX_VALUE;
    int resting = 0;
    for (int look = 0; look < LOOKS && resting < RESTING_LOOKS; look++) {
      System.gc();
      sleep();
      if (compilersRest()) {
        resting++;
        least = Math.min(least, usedBytes());
      }
    }
    if (resting < RESTING_LOOKS) {
      throw new AssertionError("the JVM's compilers don't rest");
    }
    return least;
  }

  /** Whether nothing is compiled: a large method takes tens of megabytes meanwhile. */
  private static boolean compilersRest() {
    try {
      String queue =
          (String)
              ManagementFactory.getPlatformMBeanServer()
                  .invoke(
                      new ObjectName("com.sun.management:type=DiagnosticCommand"),
                      "compilerQueue",
                      new Object[0],
                      new String[0]);
      return !queue.contains("CompilerThread") && !queue.matches("(?s).*queue:\\s+\\d.*");
    } catch (JMException e) {
      throw new AssertionError(e);
    }
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
